import type { Language } from './name-lists.js'

/**
 * What people write to a shop or a help desk without naming anyone or any place. `#` stands for a number, `%` for a
 * longer code. Written for this project.
 */
export const plainPhrases: { readonly [language in Language]: readonly string[] } = {
  en: split(`
    where is my order|my parcel has not arrived yet|the tracking number is %|tracking % says delivered|order # is late|please cancel order #
    can you cancel orders #, # and #|I was charged twice for #|refund me # dollars|the total was #.99|item % is out of stock|the serial number is %
    I forgot my password|my account is locked|reset my password please|the app crashes on start|version #.#.# does not start|error code %
    thanks a lot|thank you very much|hello|hi there|good morning|ok thanks|yes please|no thank you|sure, go ahead|how are you|see you later
    I need help|can I talk to a person|speak to an agent|what are your opening hours|do you ship abroad|how long does delivery take
    press # then #|channel # is dead|row #, shelf #, bin #|aisle #, left side|size # please|size L|in size XL|a large one in XS|the label says RMA %|format is AB#|unit is mg/dl|the part is %/BW|I take two in size #|the small one in blue|pack of #
    invoice % is wrong|reference % please|ticket % is still open|the code is %|use coupon % at checkout|model % fits|part number %
    # items in my cart|page # of #|question # is unclear|step # does not work|chapter #, verse #|room temperature is # degrees|it weighs # kg
    # x # cm|screen #", #x#, # Hz|set it to # Nm|at ISO #|about # miles away|# out of #|rated # of 5|level # is too hard|# minutes left
    it arrived broken|the colour is wrong|the left one is scratched|I want my money back|when will it be back in stock|is it waterproof
    may I change the delivery date|will it fit|can you mark it as read|let me know|never mind|that is all|sounds good|wait a second
    the card % was declined|sample %|it prints % which is nonsense|extension # rings forever|locker #, second floor|gate # closes soon
    first of all, sorry|to be honest, I am not happy|in other words, no|one, two, three, test|left, right, left|over and out|dear sir or madam
    edition #, ISBN %|volume #, issue #|section #.#|paragraph # says otherwise|terms and conditions apply|best regards|kind regards|yours sincerely|to be fair, it worked|to be clear, I did not order it|what is a PIN|what is an IBAN|what does CVV mean|the field says BIC|where do I find the SKU|is an ETA known
    go to the top of the page|it is the dot on the left|draw a line and a dot|read the small print|it says NULL in the field|the form wants DD/MM/YYYY|a three-digit PIN|the LED blinks red|look at row #, not at row #
    tighten it to # Nm|torque # Nm, gap #.# mm|it draws # W at # V|# mAh, # dB|f/#.# at # mm, ISO #|aperture f/#|shutter 1/# s|# rpm|bishop takes rook|knight to the queen side|checkmate in #|a choir and an organ
    see you at lunch|one moment|ring the bell|same here|nice one|whatever|no worries|on my way|that was quick|my bad|well done|long story short`),
  es: split(`
    hola, buenas tardes|hola, hay alguien ahí|dónde está mi pedido|mi pedido # no ha llegado|el paquete todavía no ha salido|quiero cancelar el pedido #
    el número de seguimiento es %|me cobraron dos veces|pagué #,# y me cobraron #,#|cuánto cuesta el envío|cuánto tarda la entrega|he olvidado mi contraseña
    no puedo entrar en mi cuenta|la aplicación no funciona|la versión #.#.# falla|quiero hablar con una persona|necesito ayuda con la factura
    la factura % está mal|el código % no funciona|gracias por todo|muchas gracias|de nada|hasta luego|buenos días|no, gracias|sí, por favor
    quiero devolver el producto|llegó roto|la talla # me queda grande|tienen otro color|el vestido azul en la talla #|son # euros|uno, dos, tres
    el artículo % está agotado|a qué hora abren|no entiendo la pregunta|puede repetir|da lo mismo|está bien así|es demasiado caro|quiero pagar con tarjeta
    dónde puedo ver mis puntos|no me llega el correo|el enlace no abre|un momento|ahora no puedo|la segunda opción|cambiar la fecha de entrega|no me llaman nunca|me llaman a todas horas|¿cómo se llama el plan nuevo?|así no se puede|así está mejor|me han cambiado el plan|me han cobrado #,# de más|han llegado dos cajas|he perdido la contraseña, ¿qué hago ahora?
    la clave es muy larga|el pin es demasiado largo|tres, cuatro o cinco, me da igual|da igual el color|es lo mismo de siempre|corrijan la fecha, por favor|arreglen la factura|en la factura no pone eso|#,# euros en total|me devolvieron #,#
    el paquete # está parado|está parado desde el lunes|otra vez lo mismo|cada día peor|qué pena|menos mal|ni idea|ya está|todo en orden`),
  fr: split(`
    bonjour, il y a quelqu’un|bonsoir|où est ma commande|ma commande # n’est pas arrivée|le colis % est en retard|je veux annuler la commande #
    le numéro de suivi est %|on m’a débité deux fois|j’ai payé #,# au lieu de #,#|combien coûte la livraison|j'ai oublié mon mot de passe|mot de passe oublié
    je n’arrive pas à me connecter|l’application ne marche pas|la version #.#.# plante|je voudrais parler à quelqu’un|j’ai besoin d’aide
    la facture % est fausse|le code % ne fonctionne pas|merci beaucoup|merci pour tout|de rien|à bientôt|bonne journée|non merci|oui s’il vous plaît
    je veux rendre l’article|il est arrivé cassé|la taille # est trop grande|vous avez une autre couleur|la robe bleue en taille #|c’est # euros|un, deux, trois
    l’article % est en rupture|à quelle heure ouvrez-vous|je ne comprends pas|pouvez-vous répéter|ça m’est égal|c’est trop cher|je paie par carte
    où sont mes points|je ne reçois pas le mail|le lien ne s’ouvre pas|un instant|pas maintenant|la deuxième option|changer la date de livraison
    il manque une pièce|le chargeur ne marche plus|c’est bon|ce n’est pas grave|cordialement|dans l’attente de votre réponse|je m’appelle toujours pareil, non ?|comment s’appelle la nouvelle offre ?|on ne m’appelle jamais|ça s’appelle comment déjà|trois, quatre ou cinq, ça m’est égal|peu importe la couleur|peu importe, merci|c’est pareil
    le colis % est perdu|le colis # est retenu|c’est bloqué depuis lundi|trop long, trop lent|#,# au lieu de #,# euros|c’est #,# de trop|dans votre dossier il y a une erreur|corrigez la date svp|encore une fois|tant pis|tant mieux|quel dommage
    le code est trop court|c’est toujours la même chose|rien ne marche|tout va bien`),
  de: split(`
    hallo, ist da jemand|guten Tag|guten Morgen|wo ist meine Bestellung|meine Bestellung # ist noch nicht da|das Paket % ist nicht angekommen|Sendungsnummer %
    ich möchte die Bestellung # stornieren|mir wurde zweimal Geld abgebucht|es kostet #,# und nicht #,#|was kostet der Versand|ich habe mein Passwort vergessen
    das Passwort geht nicht|ich komme nicht in mein Konto|die App stürzt ab|die Version #.#.# startet nicht|ich möchte mit einem Menschen sprechen
    ich brauche Hilfe|die Rechnung % stimmt nicht|der Code % funktioniert nicht|vielen Dank|danke für alles|bitte schön|bis bald|nein danke|ja bitte
    ich möchte den Artikel zurückgeben|das Gerät kam kaputt an|die Größe # ist zu groß|gibt es das in einer anderen Farbe|das blaue Kleid in Größe #|eins, zwei, drei
    Artikel % ist ausverkauft|wann haben Sie geöffnet|das verstehe ich nicht|können Sie das wiederholen|das ist mir egal|das ist zu teuer|ich zahle mit Karte
    wo sehe ich meine Punkte|ich bekomme keine Mail|der Link geht nicht auf|einen Moment bitte|jetzt nicht|die zweite Möglichkeit|das Kabel ist zu kurz
    der Stecker passt nicht|die Lampe leuchtet nicht|mit freundlichen Grüßen|viele Grüße|liebe Grüße|sehr geehrte Damen und Herren|der Akku ist leer
    die Lieferung dauert zu lange|bitte ändern Sie das Lieferdatum|Zahlung per Rechnung|der Gutschein ist abgelaufen|Kundennummer %|Auftrag % ist offen|wie heißt der neue Tarif|so heißt das nicht|drei, vier oder fünf, egal|egal welche Farbe|hallo, hört mich jemand|ist jemand im Büro|es meldet sich niemand|das Paket # steht still|es hängt seit Montag|#,# statt #,# Euro
    das Passwort ist zu lang|immer das Gleiche|schon wieder|wie schade|keine Ahnung|alles klar|passt schon|bitte korrigieren`),
  pt: split(`
    olá, tem alguém aí|boa tarde|onde está o meu pedido|o pedido # não chegou|o pacote ainda não saiu|quero cancelar o pedido #|o código de rastreio é %
    cobraram duas vezes|paguei #,# e cobraram #,#|quanto custa o envio|esqueci a minha senha|não consigo entrar na conta|o aplicativo não funciona
    a versão #.#.# não abre|quero falar com uma pessoa|preciso de ajuda|a fatura % está errada|o código % não funciona|muito obrigado|obrigada por tudo
    de nada|até logo|bom dia|não, obrigado|sim, por favor|quero devolver o produto|chegou quebrado|o tamanho # ficou grande|tem outra cor|são # reais
    um, dois, três|o artigo % está esgotado|a que horas abrem|não entendi a pergunta|pode repetir|tanto faz|está bem assim|é muito caro|quero pagar com cartão
    onde vejo os meus pontos|não recebi o e-mail|o link não abre|um momento|agora não|a segunda opção|mudar a data de entrega|a senha é muito curta|como se chama o plano novo|não me chamam nunca|três, quatro ou cinco, tanto faz|qualquer cor serve|o pacote # está parado|está parado desde segunda|#,# em vez de #,#|a senha é muito longa|sempre a mesma coisa|de novo|que pena|sem ideia|tudo certo|corrijam a fatura`),
  it: split(`
    ciao, c’è qualcuno|buongiorno|buonasera|dov’è il mio ordine|il mio ordine # non è arrivato|il pacco % è fermo|vorrei annullare l’ordine #
    il codice di spedizione è %|mi hanno addebitato due volte|ho pagato #,# invece di #,#|quanto costa la spedizione|ho dimenticato la password
    non riesco a entrare nel mio conto|l’app non funziona|la versione #.#.# non parte|vorrei parlare con una persona|ho bisogno di aiuto
    la fattura % è sbagliata|il codice % non funziona|grazie mille|grazie di tutto|prego|a presto|no grazie|sì per favore|vorrei restituire l’articolo
    è arrivato rotto|la taglia # è grande|c’è in un altro colore|il vestito blu in taglia #|sono # euro|uno, due, tre|l’articolo % è esaurito
    a che ora aprite|non capisco la domanda|può ripetere|fa lo stesso|va bene così|è troppo caro|pago con la carta|dove vedo i miei punti
    non mi arriva la mail|il link non si apre|un momento|adesso no|la seconda opzione|cambiare la data di consegna|la password è troppo corta|cordiali saluti|come si chiama la nuova offerta|non mi chiama mai nessuno|mi chiamate sempre tardi|tre, quattro o cinque, è uguale|qualsiasi colore va bene|il pacco # è bloccato|è fermo da lunedì|#,# invece di #,# euro|la password è troppo lunga|sempre la stessa storia
    che storia è questa|di nuovo|che peccato|nessuna idea|tutto a posto|correggete la fattura|lo stesso di prima|fuori servizio|fuori tempo`),
  nl: split(`
    hallo, is daar iemand|goedemiddag|waar is mijn bestelling|mijn bestelling # is er nog niet|het pakket % is niet aangekomen|ik wil bestelling # annuleren
    het volgnummer is %|er is twee keer afgeschreven|het kost #,# en niet #,#|wat kost de verzending|ik ben mijn wachtwoord vergeten|ik kan niet inloggen
    de app doet het niet|versie #.#.# start niet|ik wil iemand spreken|ik heb hulp nodig|de factuur % klopt niet|code % werkt niet|dank je wel|bedankt voor alles
    graag gedaan|tot ziens|nee bedankt|ja graag|ik wil het artikel terugsturen|het kwam kapot aan|maat # is te groot|is er een andere kleur
    de blauwe jurk in maat #|een, twee, drie|artikel % is uitverkocht|hoe laat gaan jullie open|ik begrijp de vraag niet|kunt u dat herhalen|maakt niet uit
    het is te duur|ik betaal met de kaart|waar zie ik mijn punten|ik krijg geen mail|de link gaat niet open|een ogenblik|nu even niet|de tweede optie
    de leverdatum veranderen|het wachtwoord is te kort|met vriendelijke groet|de stekker past niet|het snoer is stuk|ik heb twee keer betaald|hoe heet het nieuwe abonnement|zo heet dat niet|drie, vier of vijf, maakt me niets uit|welke kleur dan ook|pakket # staat stil|pakket % ligt vast|#,# in plaats van #,#|het wachtwoord is te lang|altijd hetzelfde|alweer|wat jammer|geen idee|alles goed|graag verbeteren`),
  other: split(`
    ok|thank you sir|order # not received|payment failed # times|please do the needful|kindly revert|code % not working|recharge of # failed|otp not received
    gde je moja narudzba|tack så mycket|var är min beställning #|hvor er min ordre #|dziękuję bardzo|gdzie jest moje zamówienie #|teşekkürler|siparişim # nerede
    cảm ơn|terima kasih|pesanan # belum sampai|mulțumesc|unde este comanda #|köszönöm|hol van a rendelésem #|kiitos|missä tilaukseni # on`),
}

function split(block: string): readonly string[] {
  return block.split(/[|\n]/).map((phrase) => phrase.trim()).filter((phrase) => phrase !== '')
}

/** Nouns that follow a brand or a word that is also a name, in a shop. */
export const productNouns: readonly string[] = split(`
  gift card|charger|sneakers|running shoes|jeans|belt|polo|shirt|t-shirt|hoodie|jacket|dress|perfume|cologne|watch|headphones|earbuds|speaker|console|controller
  phone|laptop|tablet|printer|router|battery|cable|adapter|case|cover|sauce|pizza|burger|salad|tea|coffee|rice|beans|cookies|ice cream|soup|bread|cheese|pesto|wine
  beer|whisky|candle|soap|shampoo|lotion|lipstick|ring|necklace|earrings|bracelet|bag|wallet|backpack|suitcase|doll|toy|puzzle|board game|poster|lamp|sofa|table
  chair|mattress|pillow|blanket|curtain|carpet|vacuum|blender|kettle|fridge|oven|filter|bulb|seeds|plant|flowers|oil|extract|gold|silver|set|bundle|edition
  membership|subscription|ticket|voucher|account|app|website|store|model|trim|engine|tyres|parts|manual|warranty|release|update|driver|firmware|stock|shares`)

/** German writes every noun with a capital: these are the everyday ones. */
export const germanNouns: readonly string[] = `
Bestellung Lieferung Paket Konto Karte Rechnung Nummer Passwort Adresse Name Telefon Handy Rückruf Termin Vertrag Kündigung Gutschein Rabatt Preis Geld Betrag
Zahlung Überweisung Mahnung Versand Retoure Umtausch Garantie Gerät Stecker Buchse Kabel Akku Ladegerät Bildschirm Tastatur Maus Drucker Kopfhörer Lampe Tisch
Stuhl Bett Schrank Sofa Kissen Decke Jacke Hose Kleid Schuhe Größe Farbe Artikel Ware Marke Modell Version Fehler Problem Frage Antwort Hilfe Kunde Kundin
Mitarbeiter Chef Kollege Kollegin Freund Freundin Mann Frau Kind Kinder Mutter Vater Bruder Schwester Familie Arzt Ärztin Praxis Krankenhaus Schule Firma
Büro Arbeit Haus Wohnung Straße Stadt Land Zug Bus Auto Flug Hotel Zimmer Urlaub Reise Ticket Fahrkarte Koffer Uhr Zeit Tag Woche Monat Jahr Morgen Abend
Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember Euro Cent
Prozent Stück Liter Meter Wasser Kaffee Tee Brot Essen Wetter Nachricht Mail Brief Link Seite Punkte Bescheid Dank Gruß Grüße Damen Herren Herr Ende Anfang
Teil Beispiel Grund Möglichkeit Weg Ding Sache Leben Welt Mensch Menschen Leute Versicherung Bank Filiale Kasse Quittung Beleg Antrag Formular Unterlagen`.trim().split(/\s+/)

/** Wares, firms and machines that are called like people. */
export const eponyms: readonly string[] = split(`
  Calvin Klein|Tommy Hilfiger|Ralph Lauren|Hugo Boss|Levi's|Ben & Jerry's|Jack Daniel's|Johnnie Walker|Jim Beam|Captain Morgan|Jose Cuervo|Dr Pepper|Earl Grey
  Lady Grey|Betty Crocker|Uncle Ben's|Paul Mitchell|Estée Lauder|Yves Rocher|Michael Kors|Marc Jacobs|Kate Spade|Tom Ford|Jimmy Choo|Christian Dior|Louis Vuitton
  Steve Madden|Harley Davidson|John Deere|Alexa|Siri|Cortana|Bixby|Wendy's|Trader Joe's|Papa John's|Macy's|Victoria's Secret|Abercrombie|Dr. Martens|Oscar Mayer
  Mary Kay|Tim Hortons|Carl's Jr|Sam Adams|Dolce & Gabbana|Mr. Clean|Granny Smith|Bloody Mary|Tom Collins|Caesar|Margherita|Alfredo|Benedict|Barbie|Lego|Roomba
  Jordan|Ferrari|Lamborghini|Mercedes|Tesla|Dyson|Bosch|Philips|Hello Kitty|Mickey Mouse|Harry Potter|Super Mario|Zelda|Pac-Man|Monopoly|Marlboro|Lucky Strike`)
