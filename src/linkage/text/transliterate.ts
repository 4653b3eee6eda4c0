/**
 * Letters of other alphabets in the Latin ones that British forms write, so that "Łukasz" meets "Lukasz" and "Иванов"
 * meets "Ivanov". Cyrillic follows the British passport habit (BGN/PCGN without signs), Greek ISO 843 type 2. Scripts that
 * write no vowels (Arabic, Hebrew) or syllables stay as they are: guessing a vowel would make two names one.
 */
const letters: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'ng', ə: 'a',
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e',
  ю: 'yu', я: 'ya', є: 'ye', і: 'i', ґ: 'g', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz',
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o',
  π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
} // prettier-ignore

/** `text`, in lower case and without accents, in Latin letters as far as the table goes. */
export const transliterated = (text: string): string =>
  text.replace(/[ß-ÿıŀ-ɏəͰ-ӿ]/gu, (letter) => (Object.hasOwn(letters, letter) ? letters[letter]! : letter))
