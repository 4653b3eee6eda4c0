/**
 * Names for invented people, of the backgrounds of such a city. Given names are ordinary; family names are put together
 * from parts, so that a full name is plainly invented and belongs to nobody. The weights hold for everybody in the
 * demonstration alike, children, parents and suspects: its records must tell no story about any group.
 */

export type Background = {
  name: string
  /** DfE main code. */
  ethnicity: string
  girls: readonly string[]
  boys: readonly string[]
  families: readonly string[]
}

const words = (text: string): string[] => text.trim().split(/\s+/)
/** Each stem with each ending. */
const joined = (stems: string, endings: string): string[] =>
  words(stems).flatMap((stem) => words(endings).map((ending) => stem + ending))

const english = {
  girls: words(
    `Abbie Bethany Caitlin Chloe Courtney Daisy Eleanor Ellie Erin Faith Freya Georgia Grace Hannah Hollie Imogen Isobel
     Jasmine Jodie Keira Kelsey Lacey Leah Lucy Lydia Maisie Martha Megan Molly Niamh Paige Phoebe Poppy Rosie Ruby Sadie
     Scarlett Shannon Skye Sophie Summer Tia Tilly Yasmin Zara`,
  ),
  boys: words(
    `Aaron Adam Alfie Archie Bailey Ben Billy Callum Cameron Charlie Connor Declan Dylan Elliot Ethan Finley Frank George
     Harvey Isaac Jack Jake Jamie Jayden Joel Joshua Kai Kieran Kyle Leon Lewis Liam Logan Luke Mason Nathan Oliver Owen
     Reece Riley Rory Ryan Sam Toby Tyler`,
  ),
  families: joined(
    'Alder Bram Brindle Cobble Copper Ember Fenn Gorse Hazle Larken Marl Mossen Quill Sedge Tarn Thistle Wether Whinny',
    'combe croft garth lea mere shaw stead thwaite wick',
  ),
}
const pakistani = {
  girls: words(
    'Aaliyah Aisha Alina Amina Anum Fatima Hafsa Hira Iqra Laiba Mahnoor Maryam Noor Sana Sidra Zainab Zoya',
  ),
  boys: words(
    'Adeel Ahsan Bilal Danish Faisal Hamza Haris Ibrahim Junaid Kamran Nabeel Omar Rehan Saad Talha Usman Zain',
  ),
  families: joined('Bakht Dilkh Gulz Mehr Nargh Rangz Sabz Zarq', 'ani andi eel owal upuri'),
}
const kashmiri = {
  girls: words('Areeba Bisma Eshal Gulnaz Huma Kiran Mehwish Nida Rabia Saira Shazia Uzma'),
  boys: words('Arslan Basit Ehsan Faheem Imtiaz Khalil Majid Nadeem Qasim Rizwan Shafiq Waqar'),
  families: joined('Chinarw Jhelamp Neelumd Pirpanj Wularb', 'al ari esh otra'),
}
const bangladeshi = {
  girls: words('Anika Farzana Jannat Lamia Mahfuza Nusrat Rumana Sadia Shirin Tahmina Taslima'),
  boys: words('Abir Farhan Imran Jubair Mahin Nayeem Rafi Sabbir Shahed Tanvir Zubair'),
  families: joined('Baruh Dhalesh Korot Meghnar Surmad', 'ari astha owla upta'),
}
const indian = {
  girls: words('Amrit Anjali Diya Harleen Isha Jaspreet Kavita Manpreet Meera Nisha Pooja Riya Simran'),
  boys: words('Arjun Dilip Gurpreet Harjit Jai Karan Manoj Nikhil Parminder Rohan Sanjay Vikram'),
  families: joined('Ambal Chandrav Devag Jaswar Kumudh Ranav', 'ania dhir esh okar'),
}
const polish = {
  girls: words('Agnieszka Dominika Gabriela Iga Julia Kinga Lena Maja Oliwia Patrycja Wiktoria Zofia Zuzanna'),
  boys: words('Bartek Dawid Filip Igor Jakub Kacper Krystian Mateusz Oskar Szymon Tomasz Wojciech Łukasz'),
  families: joined('Brzoz Dębin Jarzęb Klonow Olszyn Sosnow Wierzb', 'aczek eczko iak owiec'),
}
const slovak = {
  girls: words('Alžbeta Barbora Dagmar Ema Katarína Lenka Michaela Nikola Simona Veronika'),
  boys: words('Adrián Branislav Dušan Juraj Marek Miroslav Ondrej Radovan Samuel Štefan'),
  families: joined('Bukov Hrabin Javorn Lieskov Smrek', 'ak anik enka ic'),
}
const roma = {
  girls: words('Aranka Denisa Esmeralda Florica Luminita Marcela Rebeka Roza Sabina Vanesa'),
  boys: words('Alexandru Darius Emil Florin Gejza Ladislav Marian Rikardo Sebastian Vasile'),
  families: joined('Bakrov Kalder Lavutar Mirok Zlatar', 'an escu iar oš'),
}
const african = {
  girls: words(
    'Abena Adaeze Amara Chidinma Efua Fadzai Hodan Ifeoma Makeda Nyasha Rutendo Selam Temitope Wanjiru Yodit',
  ),
  boys: words('Abdi Ayodele Biniam Chike Emeka Farai Kwabena Liban Mekonnen Obinna Robel Tafadzwa Tendai Yonas Zuberi'),
  families: joined('Abiol Chikum Dembaz Gebrew Mutas Okwul Tesf', 'ande awo eka iru ombe'),
}
const caribbean = {
  girls: words('Aaliyah Chantelle Ebony Jada Keisha Monique Renee Shanice Tamara Tanisha'),
  boys: words('Andre Darnell Jermaine Kemar Leroy Marlon Omari Shaquille Tremaine Tyrell'),
  families: joined('Cane Frangip Lignum Mango Tamar', 'dale stone wood bury'),
}
const chinese = {
  girls: words('Hui Jiayi Lanying Meilin Qiuyue Shuwen Xinyi Yanmei'),
  boys: words('Bowen Guang Haoran Jianyu Minghao Weijie Yichen Zixuan'),
  families: words('Chuangai Dongfu Ganxue Houlan Jingbao Liangou Qushan Shuonan Weiran Zhaomu'),
}
const kurdish = {
  girls: words('Avin Berivan Dilan Helin Nazdar Rojin Shilan'),
  boys: words('Azad Baran Diyar Hawar Rebin Serhat Zagros'),
  families: joined('Barzag Dersen Havend Zagrin', 'ari owa usi'),
}
const afghan = {
  girls: words('Freshta Laleh Nargis Palwasha Roya Shabnam Zarmina'),
  boys: words('Ajmal Elyas Farid Hashmat Jawid Naweed Samim'),
  families: joined('Badghas Kunarz Nangar Panjshan', 'ai wal yar'),
}
const irish = {
  girls: words('Aoife Ciara Maeve Orla Roisin Saoirse Sinead'),
  boys: words('Cathal Cian Eoin Fergal Oisin Padraig Tadhg'),
  families: joined("Kilmarr MacTarr O'Brack", 'ally aney eely'),
}
/** Families of more than one heritage: given names of both, a family name of either. */
const mixed = (other: Pick<Background, 'girls' | 'boys' | 'families'>) => ({
  girls: [...english.girls, ...other.girls],
  boys: [...english.boys, ...other.boys],
  families: [...english.families.filter((_, nth) => nth % 6 === 0), ...other.families],
})

/** Each background with its weight in a hundred. */
export const BACKGROUNDS: readonly (readonly [Background, number])[] = [
  [{ name: 'White British', ethnicity: 'WBRI', ...english }, 64],
  [{ name: 'Pakistani', ethnicity: 'APKN', ...pakistani }, 6],
  [{ name: 'Kashmiri', ethnicity: 'APKN', ...kashmiri }, 2],
  [{ name: 'Bangladeshi', ethnicity: 'ABAN', ...bangladeshi }, 2],
  [{ name: 'Indian', ethnicity: 'AIND', ...indian }, 2],
  [{ name: 'Polish', ethnicity: 'WOTH', ...polish }, 4],
  [{ name: 'Slovak', ethnicity: 'WOTH', ...slovak }, 2],
  [{ name: 'Roma', ethnicity: 'WROM', ...roma }, 2],
  [{ name: 'Black African', ethnicity: 'BAFR', ...african }, 4],
  [{ name: 'Black Caribbean', ethnicity: 'BCRB', ...caribbean }, 2],
  [{ name: 'White and Black Caribbean', ethnicity: 'MWBC', ...mixed(caribbean) }, 3],
  [{ name: 'White and Asian', ethnicity: 'MWAS', ...mixed(pakistani) }, 2],
  [{ name: 'White and Black African', ethnicity: 'MWBA', ...mixed(african) }, 1],
  [{ name: 'Chinese', ethnicity: 'CHNE', ...chinese }, 1],
  [{ name: 'Kurdish', ethnicity: 'OOTH', ...kurdish }, 1],
  [{ name: 'Afghan', ethnicity: 'AOTH', ...afghan }, 1],
  [{ name: 'White Irish', ethnicity: 'WIRI', ...irish }, 1],
]
