/**
 * What a plain word is about, whatever its language: the number of its concept, or 0. `delet*` stands for all words that
 * begin so; a word of its own goes before a beginning, a longer beginning before a shorter one.
 */
export function conceptOf(word: string): number {
  made ??= readConcepts()
  const whole = made.words.get(word)
  if (whole !== undefined) return whole
  for (let length = Math.min(word.length, longestBeginning); length >= shortestBeginning; length -= 1) {
    const found = made.beginnings.get(word.slice(0, length))
    if (found !== undefined) return found
  }
  return 0
}

/** The number of a concept by its name. */
export function conceptNumber(name: Concept): number {
  return (numbers ??= new Map(Object.keys(concepts).map((concept, index) => [concept, index + 1]))).get(name) ?? 0
}

export type Concept = keyof typeof concepts

let numbers: ReadonlyMap<string, number> | undefined

const longestBeginning = 10
const shortestBeginning = 3

let made: { readonly words: ReadonlyMap<string, number>; readonly beginnings: ReadonlyMap<string, number> } | undefined

function readConcepts(): NonNullable<typeof made> {
  const words = new Map<string, number>()
  const beginnings = new Map<string, number>()
  Object.values(concepts).forEach((list, index) => {
    for (const entry of list.split(/\s+/)) {
      if (entry.endsWith('*')) beginnings.set(entry.slice(0, -1), index + 1)
      else words.set(entry, index + 1)
    }
  })
  return { words, beginnings }
}

/** English, Spanish, French, German, Portuguese, Italian and Dutch, as `readWords` makes words plain. */
const concepts = {
  not: `no not dont doesnt didnt cant cannot wont never nor neither none nothing nobody isnt arent wasnt shouldnt wouldnt couldnt havent hasnt aint without stop_not
    nunca jamas nada tampoco sin ni ningun ninguna nadie non ne pas jamais rien aucun aucune sans nein nee nicht kein keine keinen keiner keinerlei keinem nie niemals nichts ohne nix ned net
    nao nem sem nenhum nenhuma ninguem mai niente nulla nessun nessuno nessuna senza niet geen nooit niets niks zonder`,
  yes: 'yes yeah yep yup yess yea aye si oui ouais ouaip ja jo jep jup jawohl jawoll joa jaa sim si yess sip sep ok okay okey oke okee oki okidoki vale sure certainly absolutely definitely claro clar clair natuerlich naturlich selbstverstandlich sicher certo certamente certainement natuurlijk tuurlijk zeker uiteraard jazeker jawel jazeker prima dale venga bueno sipi siii simm aja yup fijo',
  refuse: 'refuse* reject* declin* deny denied disagree* nope nah naw rehus* rechaz* niego nieg* refus* ablehn* lehne lehn verweiger* recus* rejeit* rifiut* weiger* wijs* afgewezen tegen dagegen contrario contraria contra contre against nope nee forbid* prohib* verbiet* verbied* viet* interdi* proib*',
  agree: `agree agreed agrees consent consents accept accepted accepts approve* allow* permit* permission* granted authoris* authoriz* acuerdo acept* consiento consentir consent* autoriz* permit* accord accepte accepter accepto autoris* permets einverstanden einwillig* zustimm* stimme zugestimmt erlaub* genehmig* akzeptier* concordo aceito
    aceitar autorizo permito acconsent* accett* autorizz* permett* accordo akkoord toestemm* instem* goedkeur* sta goedgekeurd einwilligung zustimmung toestaan erlaubnis permiso autorizacion permissao autorizacao permesso`,
  fine: 'fine good great cool happy glad perfect alright lovely perfecto genial bien buena estupendo parfait bonne nickel super gut passt geht schon prima bestens klar logo gerne gern bem otimo perfeito beleza bene perfetto ottimo bella goed best graag mooi toppie top fijn volontiers okey',
  maybe: 'maybe perhaps possibly probably might depends guess suppose unsure unclear doubt* quiza quizas talvez depende puede supongo duda dudo peut etre suppose peutetre vielleicht eventuell wohl moglicherweise kommt talvez acho suponho duvida forse magari dipende suppongo dubbio misschien wellicht eventueel twijfel hangt hmm mmm hm ehm euh',
  unless: 'if unless but except however though although until before first then wenn falls sofern aber ausser bevor bis erst solange jedoch pero salvo excepto hasta antes primero siempre mais sauf sinon avant jusqu condition mas exceto ate desde antes primeiro porem contanto se ma pero tranne finche prima purche als mits maar tenzij behalve totdat voordat eerst zolang',
  only: 'only just solely exclusively merely nur bloss ausschliesslich lediglich solo solamente unicamente seulement uniquement juste exclusivement so somente apenas unicamente soltanto solamente esclusivamente alleen enkel slechts uitsluitend',
  ask: 'what whats why how who whom when where which whose wer wie was warum wieso weshalb wann wo welche welcher welches welchen wofur wozu que quien cuando donde como cual cuales porque quoi pourquoi comment quand quel quelle quels quelles combien qual quais quem quando onde come perche quale quali quanto chi cosa che wat wie waarom hoe welke welk waar wanneer waarvoor',
  me: 'me myself us mich mir uns moi nous mim comigo conmigo mi me ons mij m',
  my: 'my mine our mein meine meinen meiner meines meinem unsere mis mios mia mias mes mon ma meus meu minha minhas miei mio mie mia mijn onze m n',
  i: 'i im ive id ill ich je j yo eu io ik',
  you: 'you u your yours youve ya sie du ihr ihre ihren ihrem euch eure eurem dein deine deinem dir ihnen dich usted ustedes tu te su sus vosotros vuestr* vous votre vos voces voce vc vcs seu seus sua suas tua teu voi vostr* vi lei tuo suo jij je jullie u uw jou',
  data: `data info information informations infos detail* record* profile file_of datos informacion dados informacoes informacao donnees renseignements dati informazioni informazione daten info informationen angaben gegevens informatie persoonsgegevens nutzerdaten kundendaten personendaten coordonnees profil perfil profilo profiel registro registros cadastro dossier history historial historique verlauf historico cronologia geschiedenis messages mensajes nachrichten mensagens messaggi berichten conversation* chats chatverlauf conversacion* conversa conversas conversazion* gesprek* `,
  personal: 'personal personally private privado privada personales privados personnelles personnels personenbezogen* personlich* privat* pessoais pessoal personali personale persoonlijk* prive',
  sensitive: 'sensitive sensible sensibles sensiblen sensiveis sensivel sensibili gevoelig* delicad* intimate sensibel vertraulich* bijzondere religion health gesundheitsdaten gezondheid* salud sante saude salute',
  erase: `delet* eras* remov* wip* purg* destroy* scrub* expung* forget forgotten shred* nuke trash rid obliterat* borr* elimin* suprim* olvid* effac* supprim* detrui* oubli* losch* gelosch* entfern* vernicht* vergiss vergesst vergessen tilg* getilgt apag* exclu* delet* esque* remov* cancell* rimuov* rimoz* dimentic* wis wissen gewist wist verwijder* vernietig* vergeet wegdoen weggooi* destru* distrugg* elimina* deleet* erasure oblio olvido oubli deletar suppression loschung`,
  show: 'show see view access* look display check inspect tell reveal muestr* mostr* ver veo ense* acced* acces* consult* voir montr* affich* dire dites zeig* sehen einseh* einsicht* ansehen anzeig* sag* auskunft* ver vejo most* acess* consult* vedere mostr* visualizz* dimmi ditemi dirmi laat zien tonen toon inzien inzage bekijken vertel dime digan digame diga dizer',
  know: 'know* store* stored hold* held keep* kept have has got collect* gather* saved save saving file sabe saben sabeis guard* almacen* tienen tienes tiene teneis conserv* recopil* savez sais stock* conserv* detene* avez collect* enregistr* wissen wisst weisst weiss speicher* gespeichert habt haben hast gesammelt sammel* aufbewahr* sabem sabes guardam guardado armazen* tem tens colet* recolh* sapete sai conserv* avete hai raccolt* raccogl* memorizz* salvat* registrat* weten weet bewaar* bewaard opslaan opgeslagen slaan hebben heeft heb hebt verzamel* tenete tienen',
  about: 'about regarding concerning on of sobre acerca concernant propos sur uber zu von betreffend sobre respeito riguard* su sul over van omtrent',
  export: 'export* download* copy copies transfer* port portab* takeout zip csv json pdf archive backup descarg* copia exporta* telecharg* copie transfer* herunterlad* kopie export* datei auszug ubertrag* baixar baix* descarreg* copia export* arquivo ficheiro scaric* esport* file download* kopie exporteer* bestand fichier archivo portabilidad portabilite portabilidade portabilita ubertragbarkeit datenubertragbarkeit overdraagbaarheid meenemen mitnehmen',
  send: 'send* mail* email* give hand provide deliver envi* mand* dar den envoy* fourni* donne* schick* send* gib geben mail* ubermittel* herausgeb* envi* mand* dar deem passar invi* mand* date dammi datemi dateci stuur* geef geven mailen bezorg*',
  withdraw: 'withdraw* revok* rescind* retract* unsubscrib* retir* revoc* anul* deshag* revoqu* annul* desist* widerruf* zuruckzieh* zurucknehm* zuruck ziehe nehme abmeld* abbestell* revog* desisti* ritir* revoc* trek intrek* ingetrokken herroep* terug afmeld* uitschrijv* desinscri* desabon* descadastr* disiscri* cancel* annull* anular baja opt undo takeback',
  stop: 'stop* quit* halt cease end aufhor* hor hort stopp* beende* par* dej* deten* arret* cess* termin* basta parad* pare parem smett* ferm* interromp* hou houd ophoud* staak* beeindig* schluss finish',
  use: 'use* using utiliz* utilis* usar us* emploi* nutz* verwend* benutz* verwert* auswert* utiliz* us* usare utilizz* gebruik* benut* analys* analyz* analiz*',
  processing: 'process* procesam* procesar procese* procesan procesado* tratamient* tratar tratando traten tratas tratais trataran trait* verarbeit* verwerk* tratam* tratem tratados trattam* trattare trattate trattino trattando elabor* bearbeit*',
  all: 'everything todo toda todos todas tout toute toutes tous alles alle all tudo tutto tutti tutte allemaal whatever anything any cualquier jede* sämtlich* samtlich* jeglich* ogni qualsiasi qualquer elk elke',
  sell: 'sell* sold sale vend* vent* venta verkauf* verkopen verkoop* verkocht vende* vendita venda cession ceder cedan cedez',
  share: 'share* sharing disclos* pass third parties compart* tercer* partag* tiers weitergeb* weitergabe dritte* partilh* compartilh* terceir* condivid* terzi del* derden deel doorgeven doorgeef',
  human: 'humanos humanas humains humaine menschliche menschlichen menschlicher kundenservice kundendienst klantenservice soporte assistance assistenza atendimento suporte werknemers personas personnes persone pessoas personen mensch berater beraterin vorgesetzt* leidinggeven* chef responsable responsabile responsavel verantwoordelijke human* humano humana humain* mensch* menschen humano* umano umana mens mensen person persona personne pessoa persoon people someone somebody alguien quelqu jemand jemanden jemandem alguem qualcuno iemand agent agente agents representative rep mitarbeiter* berater* sachbearbeiter* kundenberater* kollege* medewerker* collega conseiller conseillere operador operadora operator operatore opérateur operateur atendente assessor* asesor* consulente employee employe empleado funcionario dipendente staff support team manager supervisor gente leute ansprechpartner* addetto addetta impiegat* werknemer collaborat*',
  real: 'real actual live living flesh actual verdadero verdadera vrai vraie echt* richtig* reel reelle verdadeir* vero vera reale fisic* carne fleisch chair levend* wirklich* werkelijk* hueso ossa osso',
  talk: 'talk* speak* chat* connect* transfer* reach contact* escalate habl* convers* comunic* pase* pasa* pon* parl* discut* joindre passez passer mettez sprech* red* verbind* verbunden weiterleit* durchstell* fal* convers* transfer* lig* passar pass* parl* mettete mett* passat* sprek* praten praat* doorverbind* verbind* contacto hablar contatto attend* atend* atiend*',
  bot: 'bot bots robot* machine* chatbot* computer* ai ia ki maquina* ordinateur ordenador programm programma computador automat* maquina macchina algorithm* algoritm* llm gpt software kunstliche intelligence inteligencia intelligenza',
  correct: 'correct* rectif* fix* amend* update* change* edit corrig* correg* rectif* arregl* actualiz* cambi* modif* corriger changer chang* berichtig* korrigier* korrektur ander* verbesser* aktualisier* retific* atualiz* alter* mud* rettific* aggiorn* modific* cambiare verbeter* corrigeer* aanpass* wijzig* pas bijwerk* richtigstell* rectificat* errat*',
  wrong: 'wrong incorrect* inaccurate outdated false misspel* mistake* error* typo mal equivocad* incorrect* erron* falso obsolet* faux fausse fausses errone* falsch* fehler* veraltet stimmt stimmen errad* incorret* desatualizad* sbagliat* errat* scorret* verkeerd* onjuist* fout* klopt kloppen verouderd* mauvais inexact*',
  field: 'name surname address birthday birthdate birth phone number mobile postcode nombre apellido* direccion telefono correo nacimiento nom prenom adresse naissance telephone numero vorname nachname geburts* telefonnummer handynummer mailadresse anschrift nome sobrenome apelido endereco morada telefone nascimento cognome indirizzo nascita telefono cellulare naam achternaam adres geboorte* telefoonnummer postcode email mail courriel handy rufnummer',
  restrict: 'restrict* limit* freez* frozen pause* suspend* block* lock* hold_on limit* restring* congel* suspend* paus* bloque* limit* restreind* gel* gele suspend* bloqu* einschrank* sperr* einfrier* aussetz* pausier* beschrank* limitier* schrank* restring* limit* congel* bloque* limit* sospend* blocc* congel* restrizion* beperk* bevries* blokkeer* pauzeer* opschort* limitacion limitation limitazione',
  resume: 'resume* continue* again unfreez* unlock* unblock* lift* reactivat* restart* reanud* continu* nuevo seguir reprend* reprise continuer nouveau debloqu* levez lever weiter* wieder fortsetz* fortfahr* entsperr* aufheb* freigeb* retom* continu* novamente desbloque* volt* riprend* riprist* continu* nuovo sblocc* hervat* weer opnieuw doorgaan deblokkeer* ophef* verder hebt vuelv* riattiv* reativ* wiederauf*',
  object: 'object objection* oppose* oppos* opong* opon* oposicion oppos* widerspruch* widersprech* opor* oponho oposicao oppong* opposizion* bezwaar einspruch',
  advert: 'marketing advertis* ads ad profiling promo* newsletter targeting publicidad publicit* perfilado pub publicite profilage prospection demarchage werbung werbezweck* profiling reklame reclame publicidade propaganda perfil* pubblicita pubblicitari* profilazion* werbe* commercial* comercial* commercieel direct*',
  receipt: 'receipt* proof certificate evidence confirmation recibo comprobante justificante prueba constancia recu recepisse preuve justificatif attestation beleg* nachweis* quittung* bestatigung* comprovativo comprovante recibo prova ricevuta attestat* bewijs* ontvangst* bevestiging kwitantie einwilligungsbeleg toestemmingsbewijs einwilligungsnachweis registro',
  mind: 'mind changed pensado opinion idea avis anders uberlegt meinung ideia opiniao ripensato gedachten bedacht cambiado mudei change cambiato veranderd reconsider* ripens* repens* changer nachgedacht idee',
  want: 'want wish like need demand request require would quiero quisiera deseo necesito gustaria exijo solicito pido veux voudrais souhaite aimerais exige demande mochte will wurde hatte brauche verlange fordere beantrage wunsche quero queria gostaria preciso exijo solicito peco voglio vorrei desidero chiedo pretendo richiedo wil zou wens verzoek eis verlang graag willen',
  can: 'can could would may might shall puede pueden podria podrian puedes podeis peux pouvez pourrais pourriez peut kann konnen konnten konntest kannst konnt durfen darf durft darfst pode podem poderia poderiam podes posso puoi potete potreste potresti puo potrebbe kan kunt kun kunnen zou mag mogen may',
  please: 'please pls plz kindly thanks thank thx favor porfa porfavor gracias svp plait merci bitte danke obrigado obrigada por favore grazie cortesia alstublieft alsjeblieft bedankt dank aub dankuwel cheers ty',
  thing: `site sites sito web webseite homepage seite pagina loja tienda shop boutique multa boete amende bussgeld strafzettel skin haut piel peau pelle pele huid order orders invoice* parcel* package* delivery shipment booking* reservation* ticket* appointment* basket cart subscription* account* password* coupon* item* product* price* photo* picture* video* song* music alarm* game* flight* seat* table room* hotel meeting* reminder* message_of task* note* line row page* website app update* store_of shop* size colour color battery
    pedido* factura* paquete* envio entrega reserva* billete* cita cesta carrito suscripcion cuenta contrasena cupon articulo* producto* precio foto* cancion* juego vuelo asiento mesa habitacion reunion recordatorio tienda talla
    commande* facture* colis livraison reservation* billet* rendez panier abonnement compte passe bon article* produit* prix photo* chanson* jeu vol siege chambre reunion rappel magasin taille
    bestellung* rechnung* paket* lieferung* versand buchung* fahrkarte* termin* warenkorb abo abonnement konto passwort gutschein artikel* produkt* preis* foto* bild* lied* spiel* flug* sitzplatz zimmer besprechung* erinnerung* laden grosse
    encomenda* fatura* entrega consulta carrinho assinatura conta senha cupom artigo* preco foto* musica* jogo voo lugar quarto reuniao lembrete loja tamanho
    ordine ordini fattura* pacco spedizione consegna prenotazion* bigliett* appuntament* carrello abbonament* conto password buono articol* prodott* prezzo foto canzon* gioco volo posto camera riunion* promemoria negozio taglia
    bestelling* factuur* facturen pakket* levering* boeking* kaartje* afspra* winkelwagen* abonnement* rekening wachtwoord bon artikel* product* prijs* foto* liedje* spel vlucht stoel kamer vergadering* herinnering* winkel maat`,
  other: 'he she they his her their husband wife son daughter friend boss neighbour mother father lawyer er seine ihrem mann frau sohn tochter freund* chef nachbar* mutter vater el ella ellos marido mujer hijo hija amigo jefe vecino madre padre il elle ils leur mari femme fils fille ami patron voisin mere pere ele ela eles marido mulher filho filha chefe vizinho mae pai lui loro marito moglie figlio figlia amico capo vicino madre padre hij zij hun man vrouw zoon dochter vriend baas buurman moeder vader',
} as const
