/** Names for an invented population, commoner first. Frequencies fall as one over the place, as those of real names do. */

const of = (text: string): string[] => text.trim().split(/\s+/)

export const boys =
  of(`Oliver George Noah Arthur Harry Leo Muhammad Jack Charlie Oscar Jacob Henry Thomas Freddie Alfie Theo William
Theodore Archie Joshua Alexander James Isaac Edward Lucas Tommy Finley Max Logan Ethan Mohammed Teddy Benjamin Arlo Joseph
Sebastian Harrison Elijah Adam Daniel Samuel Louie Mason Reuben Albie Rory Jaxon Hugo Luca Zachary Reggie Hunter Louis Dylan
Albert David Jude Frankie Roman Ezra Toby Riley Carter Ronnie Frederick Gabriel Stanley Bobby Jesse Michael Elliot Grayson
Mohammad Liam Jenson Ellis Harley Harvey Jayden Jake Ralph Rowan Elliott Jasper Ollie Charles Finn Felix Caleb Chester Jackson
Hudson Leon Ibrahim Ryan Blake Alfred Oakley Matthew Luke Callum Connor Kieran Nathan Cameron Jamie Robert Peter Andrew
Christopher Anthony Patrick Stephen Mark Paul Richard John Steven Philip Simon Kevin Gareth Rhys Owen Evan Aiden Tyler Kyle
Bradley Jordan Aaron Ben Sam Hamza Yusuf Ali Ahmed Omar Bilal Hassan Abdullah Ismail Zain Arjun Rohan Krish Dev Kian Declan
Sean Shane Conor Cillian Jakub Kacper Filip Szymon Antoni Mateusz Igor Oskar Kai Marcus Dominic Vincent Tobias Joel Miles
Nathaniel Timothy Jonathan Nicholas Gregory Edwin Wilfred Rupert Barnaby Kenneth Ronald Donald Malcolm Trevor Graham Neil`)

export const girls =
  of(`Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Sienna Poppy Elsie
Emily Ella Evelyn Phoebe Evie Charlotte Harper Millie Matilda Maya Sophie Alice Emilia Isabelle Ruby Luna Maisie Aria Penelope
Mila Bonnie Eva Hallie Eliza Ada Violet Esme Arabella Imogen Jessica Delilah Chloe Ellie Orla Aurora Lottie Thea Mabel Layla
Rose Zara Erin Robyn Eleanor Lola Nancy Elizabeth Bella Lucy Amber Molly Ayla Scarlett Lyra Clara Darcie Margot Gracie Zoe
Summer Heidi Iris Hannah Anna Holly Edith Gabriella Aisha Maryam Fatima Zainab Amina Khadija Hafsa Yasmin Leila Sara Sarah
Rebecca Megan Bethany Caitlin Lauren Jasmine Abigail Georgia Katie Madison Paige Natasha Alexandra Victoria Catherine Katherine
Jennifer Nicola Samantha Rachel Laura Kelly Claire Emma Louise Michelle Joanne Susan Karen Margaret Patricia Christine Helen
Deborah Stephanie Danielle Leanne Kimberley Gemma Stacey Kirsty Hayley Naomi Rhiannon Carys Ffion Seren Niamh Aoife Saoirse
Roisin Zuzanna Julia Maja Hanna Oliwia Aleksandra Priya Anjali Diya Ananya Simran Amelie Beatrice Francesca Harriet Felicity
Josephine Rosalind Tabitha Martha Judith Miriam Esther Ruth Lydia Miranda Constance Winifred Philippa Antonia Theresa Veronica`)

export const families =
  of(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White
Roberts Green Hall Wood Jackson Clarke Harris Clark Scott Turner Hill Moore Cooper Ward Morris Watson Khan Edwards Ahmed Hughes
Lewis Allen Ali Anderson Mitchell Baker Shaw Carter King Young Bennett Cook Singh Phillips James Hussain Parker Bell Davis Collins
Kelly Miller Martin Begum Cox Murphy Simpson Marshall Lee Adams Wilkinson Richardson Rogers Foster Gray Mason Webb Ellis Chapman
Harrison Holmes Mills Rose Knight Barnes Butler Campbell Powell Palmer Owen Stevens Fisher Reynolds Dixon Hunt Lloyd Gibson Murray
Thomas Hamilton Reid Ross Stewart Graham Kennedy Grant Henderson Ferguson Duncan Hunter Kaur Shah Rahman Malik Hussein Akhtar
Mahmood Iqbal Chowdhury Miah Uddin Islam Sharma Gupta Mistry Desai Okafor Adeyemi Mensah Nowak Kowalski Wisniewski Lewandowski
Kaminski Zielinski Popescu Ionescu Costa Silva Santos Ferreira Chan Wong Chen Nguyen Tran Barker Armstrong Fletcher Hawkins
Spencer Gardner Payne Pearce Dean Fox Andrews Burton Price Jenkins Perry Morgan Griffiths Rees Howells Parry Pritchard Bowen
Atkinson Bradley Carr Lowe Walsh Doyle Byrne Kavanagh Gallagher Brennan Quinn Nolan Doherty Day Berry Sharp Watts Francis Cross
Bird Rowe Booth Cole Hart Long Stone Bolton Goodwin Bates Yates Field Arnold Nash Short Lamb Frost Peters Norton Weaver Tucker`)

const onsets = of('B Br C Ch Cl D Dr F Fl G Gr H K L M N P Pr R S Sh St T Th Tr V W Wh')
const middles = of('a e i o u ai ea ee oa ou ar er or an en in on all ell ill ock ast ind')
const ends = of(
  'ton ley ford ham worth by well field wick son man er y don ster croft low combe gate shaw bourne stead',
)

/** A rarer family name, made of the sounds of English place-names. */
export function rareFamily(number: number): string {
  const pick = <T>(list: readonly T[], salt: number): T => list[Math.floor(number / salt) % list.length]!
  return `${pick(onsets, 1)}${pick(middles, onsets.length)}${pick(ends, onsets.length * middles.length)}`
}
