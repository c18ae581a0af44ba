/** What made-up people and places are called in one language. `#` is the place of a house number. */
export interface SurrogateWords {
  readonly first: readonly string[]
  readonly last: readonly string[]
  readonly cities: readonly string[]
  readonly streets: readonly string[]
}

/** Companies that we made up; in every language, for companies cross borders. */
export const organisations: readonly string[] = [
  'Alderbrook Ltd', 'Birchfield Ltd', 'Cedarline Inc', 'Hazelmoor Ltd', 'Lindenwood Inc', 'Maplecroft Ltd', 'Rowanbridge Inc', 'Willowmere Ltd',
  'Boulefort SARL', 'Noisemont SARL', 'Cédrimont SARL', 'Ontanara S.r.l.', 'Acereto S.r.l.', 'Tigliera S.r.l.', 'Cedrara S.r.l.',
]

/** The words of a locale's language; English ones where we have none. */
export function wordsOf(locale: string): SurrogateWords {
  const language = locale.slice(0, 2).toLowerCase()
  return Object.hasOwn(languages, language) ? languages[language as keyof typeof languages] : languages.en
}

const languages = {
  en: {
    first: list('Emma Oliver Grace Henry Lucy Thomas Alice George Ruth Daniel Clara Samuel Nora Edward Helen Martin'),
    last: list('Walker Turner Hughes Bennett Parker Collins Morgan Foster Palmer Harrison Watson Fletcher Barnes Spencer Norris Holland'),
    cities: list('Bristol Leeds Chicago Boston Glasgow Portland Cardiff Seattle Norwich Manchester Vancouver Toronto'),
    streets: ['# Alder Street', '# Birch Avenue', '# Maple Road', '# Spruce Lane', '# Linden Drive', '# Willow Road', '# Cedar Avenue', '# Rowan Street'],
  },
  de: {
    first: list('Anna Lukas Julia Jonas Laura Stefan Katrin Tobias Sabine Markus Petra Andreas Monika Florian Birgit Matthias'),
    last: list('Schneider Fischer Hoffmann Krüger Hartmann Lehmann Köhler Neumann Zimmermann Schulze Vogel Friedrich Lorenz Seidel Brandt Ziegler'),
    cities: list('Bremen Leipzig Dresden Hannover Kassel Freiburg Rostock Erfurt Mainz Augsburg Bielefeld Potsdam'),
    streets: ['Erlenweg #', 'Birkenallee #', 'Ahornstraße #', 'Haselweg #', 'Lindenstraße #', 'Weidenweg #', 'Zedernstraße #', 'Fichtenweg #'],
  },
  fr: {
    first: list('Camille Louis Manon Hugo Claire Julien Sophie Antoine Élodie Nicolas Isabelle Pierre Nathalie Laurent Sylvie François'),
    last: list('Dubois Moreau Laurent Girard Lambert Mercier Fontaine Chevalier Gauthier Perrin Morel Roussel Blanchard Renaud Lefèvre Marchand'),
    cities: list('Lyon Nantes Rennes Grenoble Dijon Angers Toulouse Bordeaux Rouen Limoges Lille Orléans'),
    streets: ['# avenue des Bouleaux', '# rue des Érables', '# rue des Noisetiers', '# avenue des Tilleuls', '# avenue des Sapins', '# avenue des Platanes'],
  },
  es: {
    first: list('Lucía Pablo Marta Javier Elena Carlos Carmen Miguel Laura Antonio Pilar Fernando Isabel Alejandro Teresa Manuel'),
    last: list('García Fernández Romero Navarro Serrano Molina Castillo Ortega Delgado Morales Iglesias Medina Garrido Cortés Herrera Vidal'),
    cities: list('Bilbao Granada Málaga Oviedo Murcia Alicante Valladolid Pamplona Logroño Badajoz Gijón Almería Huelva Tarragona'),
    streets: ['Calle del Aliso #', 'Calle de los Arces #', 'Calle del Avellano #', 'Calle del Sauce #', 'Calle de los Cedros #', 'Avenida de los Pinos #', 'Calle del Olmo #', 'Calle del Roble #'],
  },
  it: {
    first: list('Giulia Marco Chiara Luca Francesca Matteo Elena Paolo Silvia Andrea Valentina Stefano Federica Roberto Martina Giovanni'),
    last: list('Russo Ferrari Bianchi Romano Colombo Ricci Marino Conti Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Gatti'),
    cities: list('Torino Bologna Padova Parma Trieste Perugia Ravenna Firenze Trento Udine Rimini Pescara'),
    streets: ['Via degli Ontani #', 'Viale delle Betulle #', 'Via degli Aceri #', 'Via dei Noccioli #', 'Via dei Salici #', 'Via dei Cedri #', 'Viale dei Pini #', 'Viale dei Platani #'],
  },
  pt: {
    first: list('Beatriz João Mariana Pedro Inês Tiago Catarina Miguel Ana Ricardo Joana Bruno Helena Rafael Luísa Gonçalo'),
    last: list('Silva Pereira Ferreira Oliveira Rodrigues Martins Carvalho Teixeira Moreira Correia Mendes Cardoso Pinto Fonseca Nogueira Barbosa'),
    cities: list('Porto Coimbra Aveiro Setúbal Leiria Curitiba Recife Fortaleza Brasília Manaus Belém Viseu'),
    streets: ['Rua dos Amieiros #', 'Avenida das Bétulas #', 'Rua dos Áceres #', 'Rua das Aveleiras #', 'Avenida das Tílias #', 'Rua dos Salgueiros #', 'Rua dos Cedros #', 'Avenida dos Pinheiros #'],
  },
  nl: {
    first: list('Sanne Daan Lotte Bram Femke Jeroen Marieke Thijs Anouk Pieter Ingrid Maarten Esther Wouter Linda Ruben'),
    last: list('Bakker Visser Mulder Dekker Hendriks Jansen Smit Kuipers Postma Veenstra Hoekstra Schouten Willems Koster Brouwer Dijkstra'),
    cities: list('Utrecht Groningen Haarlem Eindhoven Leiden Arnhem Breda Zwolle Tilburg Maastricht Deventer Delft'),
    streets: ['Elzenlaan #', 'Esdoornlaan #', 'Hazelaarstraat #', 'Beukenlaan #', 'Eikenlaan #', 'Kastanjelaan #', 'Iepenlaan #', 'Populierenlaan #'],
  },
} satisfies Record<string, SurrogateWords>

function list(words: string): readonly string[] {
  return words.split(' ')
}
