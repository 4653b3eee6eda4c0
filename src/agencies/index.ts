export { addFormUser, addUsers, foundPartnership, partnershipOf, type NewAgency, type NewUser } from './actions.ts'
export {
  actorOfToken,
  actorOfUser,
  actorsOf,
  FORM_USER,
  formActorOf,
  listPartnerships,
  operatorOf,
  operatorsWithWebhooks,
  signIn,
  signOut,
} from './sign-in.ts'
export {
  CommandRefused,
  complain,
  configured,
  openPrepared,
  withActor,
  withDatabase,
  type ExitCode,
} from './command.ts'
export { register as registerUsers } from './commands.ts'
export { registerTokens } from './token-commands.ts'
export { createToken, findUser, holderOfToken, listTokens, revokeToken, type TokenHolder } from './tokens.ts'
export { routes } from './routes.ts'
