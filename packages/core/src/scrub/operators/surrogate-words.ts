/** What made-up people and places are called in one language. `#` is the place of a house number. */
export interface SurrogateWords {
  readonly first: readonly string[]
  readonly last: readonly string[]
  readonly cities: readonly string[]
  readonly streets: readonly string[]
  readonly organisations: readonly string[]
}

/** The words of a locale's language; English ones where we have none. */
export function wordsOf(locale: string): SurrogateWords {
  const language = locale.slice(0, 2).toLowerCase()
  return Object.hasOwn(languages, language) ? languages[language as keyof typeof languages] : languages.en
}

const languages = {
  en: {
    first: list('Emma Oliver Grace Henry Lucy Thomas Alice George Ruth Daniel Clara Samuel Nora Edward Helen Martin'),
    last: list('Walker Turner Hughes Bennett Parker Collins Morgan Foster Palmer Harrison Watson Fletcher Barnes Spencer Norris Holland'),
    cities: list('Bristol Leeds Denver Boston Glasgow Portland Cardiff Seattle Norwich Dallas Sheffield Toronto'),
    streets: ['# Alder Street', '# Birch Avenue', '# Maple Road', '# Hazel Lane', '# Linden Drive', '# Willow Road', '# Cedar Avenue', '# Rowan Street'],
    organisations: ['Alderbrook Ltd', 'Birchfield Ltd', 'Cedarline Inc', 'Hazelmoor Ltd', 'Lindenwood Inc', 'Maplecroft Ltd', 'Rowanbridge Inc', 'Willowmere Ltd'],
  },
  de: {
    first: list('Anna Lukas Julia Jonas Laura Stefan Katrin Tobias Sabine Markus Petra Andreas Monika Florian Birgit Matthias'),
    last: list('Schneider Fischer Hoffmann Krüger Hartmann Lehmann Köhler Neumann Zimmermann Schulze Vogel Friedrich Lorenz Seidel Brandt Ziegler'),
    cities: list('Bremen Leipzig Dresden Hannover Kassel Freiburg Rostock Erfurt Mainz Augsburg Bielefeld Potsdam'),
    streets: ['Erlenweg #', 'Birkenallee #', 'Ahornstraße #', 'Haselweg #', 'Lindenstraße #', 'Weidenweg #', 'Zedernstraße #', 'Fichtenweg #'],
    organisations: ['Erlenbach GmbH', 'Birkenfeld GmbH', 'Ahornhof GmbH', 'Haselmoor GmbH', 'Lindenau GmbH', 'Weidenbrück GmbH', 'Fichtenberg GmbH', 'Buchenwerk GmbH'],
  },
  fr: {
    first: list('Camille Louis Manon Hugo Claire Julien Sophie Antoine Élodie Nicolas Isabelle Pierre Nathalie Laurent Sylvie François'),
    last: list('Dubois Moreau Laurent Girard Lambert Mercier Fontaine Chevalier Gauthier Perrin Morel Roussel Blanchard Renaud Lefèvre Marchand'),
    cities: list('Lyon Nantes Rennes Grenoble Dijon Angers Toulouse Bordeaux Rouen Limoges Nancy Orléans'),
    streets: ['# rue des Aulnes', '# avenue des Bouleaux', '# rue des Érables', '# rue des Noisetiers', '# avenue des Tilleuls', '# rue des Saules', '# rue des Cèdres', '# avenue des Sapins'],
    organisations: ['Aulnebois SARL', 'Boulefort SARL', 'Érablière SARL', 'Noisemont SARL', 'Tillebourg SARL', 'Saulepré SARL', 'Cédrimont SARL', 'Sapinière SARL'],
  },
  es: {
    first: list('Lucía Pablo Marta Javier Elena Carlos Carmen Miguel Laura Antonio Pilar Fernando Isabel Alejandro Teresa Manuel'),
    last: list('García Fernández Romero Navarro Serrano Molina Castillo Ortega Delgado Morales Iglesias Medina Garrido Cortés Herrera Vidal'),
    cities: list('Sevilla Valencia Bilbao Granada Zaragoza Málaga Oviedo Salamanca Murcia Alicante Burgos Valladolid'),
    streets: ['Calle del Aliso #', 'Avenida de los Abedules #', 'Calle de los Arces #', 'Calle del Avellano #', 'Avenida de los Tilos #', 'Calle del Sauce #', 'Calle de los Cedros #', 'Avenida de los Pinos #'],
    organisations: ['Alisares S.L.', 'Abedular S.L.', 'Arcemonte S.L.', 'Avellaneda Norte S.L.', 'Tilares S.L.', 'Saucedal S.L.', 'Cedromar S.L.', 'Pinarejo S.L.'],
  },
  it: {
    first: list('Giulia Marco Chiara Luca Francesca Matteo Elena Paolo Silvia Andrea Valentina Stefano Federica Roberto Martina Giovanni'),
    last: list('Russo Ferrari Bianchi Romano Colombo Ricci Marino Conti Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Gatti'),
    cities: list('Torino Bologna Verona Padova Genova Parma Trieste Modena Perugia Bergamo Ferrara Ravenna'),
    streets: ['Via degli Ontani #', 'Viale delle Betulle #', 'Via degli Aceri #', 'Via dei Noccioli #', 'Viale dei Tigli #', 'Via dei Salici #', 'Via dei Cedri #', 'Viale dei Pini #'],
    organisations: ['Ontanara S.r.l.', 'Betullia S.r.l.', 'Acereto S.r.l.', 'Nocciolaia S.r.l.', 'Tigliera S.r.l.', 'Saliceto Nord S.r.l.', 'Cedrara S.r.l.', 'Pinetum S.r.l.'],
  },
  pt: {
    first: list('Beatriz João Mariana Pedro Inês Tiago Catarina Miguel Ana Ricardo Joana Bruno Helena Rafael Luísa Gonçalo'),
    last: list('Silva Pereira Ferreira Oliveira Rodrigues Martins Carvalho Teixeira Moreira Correia Mendes Cardoso Pinto Fonseca Nogueira Barbosa'),
    cities: list('Lisboa Porto Coimbra Braga Évora Aveiro Setúbal Leiria Curitiba Salvador Recife Fortaleza'),
    streets: ['Rua dos Amieiros #', 'Avenida das Bétulas #', 'Rua dos Áceres #', 'Rua das Aveleiras #', 'Avenida das Tílias #', 'Rua dos Salgueiros #', 'Rua dos Cedros #', 'Avenida dos Pinheiros #'],
    organisations: ['Amieiral Lda', 'Betular Lda', 'Aceral Lda', 'Avelar Norte Lda', 'Tilial Lda', 'Salgueiral Lda', 'Cedral Lda', 'Pinheiral Lda'],
  },
  nl: {
    first: list('Sanne Daan Lotte Bram Femke Jeroen Marieke Thijs Anouk Pieter Ingrid Maarten Esther Wouter Linda Ruben'),
    last: list('Bakker Visser Mulder Dekker Hendriks Jansen Smit Kuipers Postma Veenstra Hoekstra Schouten Willems Koster Brouwer Dijkstra'),
    cities: list('Utrecht Groningen Haarlem Eindhoven Leiden Arnhem Breda Zwolle Tilburg Maastricht Deventer Delft'),
    streets: ['Elzenlaan #', 'Berkenstraat #', 'Esdoornlaan #', 'Hazelaarstraat #', 'Lindelaan #', 'Wilgenstraat #', 'Cederlaan #', 'Dennenstraat #'],
    organisations: ['Elzenhof B.V.', 'Berkenrode B.V.', 'Esdoornwijk B.V.', 'Hazelhorst B.V.', 'Lindevoort B.V.', 'Wilgenaar B.V.', 'Cederveld B.V.', 'Dennenoord B.V.'],
  },
} satisfies Record<string, SurrogateWords>

function list(words: string): readonly string[] {
  return words.split(' ')
}
