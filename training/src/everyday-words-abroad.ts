/**
 * More everyday words of the languages beside English: what people say to a shop, an office or a bank, and the
 * verbs, adjectives and joints of talk. Written for this project. Words that are also given names or surnames of
 * their language (rosa, blanco, lang) are left out.
 */
export const everydayWordsAbroad: readonly string[] = `
cada vez veces otra otro otras otros mismo misma mismos igual mucho mucha muchos muchas poco poca pocos pocas tanto tanta demasiado demasiada bastante casi solo sola
solamente aun todavia pronto tarde temprano luego despues antes durante mientras mediante segun contra hacia tras ademas incluso tampoco entonces pues aunque sino
porque aqui ahi alla cerca lejos dentro fuera arriba abajo delante detras encima debajo izquierda derecha primero primera segundo segunda tercero tercera ultimo ultima
uno dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien ciento mil medio media doble lunes martes miercoles jueves viernes sabado enero febrero
marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre semana mes meses ano anos hora horas minuto minutos rato momento fecha han has hemos habia
haber hecho dicho visto puesto sido estado tenido podido querido llegado pagado cobrado comprado enviado recibido perdido roto abierto cerrado cambiado pedido olvidado
olvide olvidaste llego llega llegan salio sale salen paso pasa pasan pago pague cobro cobran cobraron compre devolver devolucion reembolso reembolsar cancelar cancelado
anular anulado cambio talla color grande grandes pequeno pequena largo larga corto corta ancho estrecho caro cara barato barata gratis nuevo nueva nuevos viejo vieja
bueno buena malo mala mejor peor facil dificil rapido rapida lento lenta urgente importante posible imposible correcto correcta incorrecto error errores fallo falla
fallan funciona funcionan sirve sirven contrasena clave usuario sesion pagina enlace boton pantalla aplicacion version movil ordenador tableta archivo foto mensaje
mensajes aviso avisos oferta ofertas descuento promocion cupon vale precio precios total importe euros euro pesos paquete paquetes envio envios entrega entregas repartidor
transportista tienda tiendas producto productos articulo articulos caja cajas bolsa ropa vestido pantalon camisa zapatos zapatillas chaqueta abrigo falda mesa silla
lampara cable cargador bateria telefono pregunta preguntas respuesta respuestas duda dudas queja reclamacion atencion asunto datos persona personas gente alguien nadie
ninguno ninguna cualquier cualquiera cosa cosas forma manera parte lado sitio lugar puerta ventana calle piso planta verdad razon culpa favor perdon disculpe disculpa
lamento vale claro seguro perfecto genial estupendo espero esperar esperando esperamos busco buscar encontrar encuentro mirar miro mire escribir escribo llame llamaron
llama llaman llamada hablar hablo habla hablado pedir pido pide pregunto entiendo entender creo creer pienso pensar parece debe deberia deben sabe saben digo dice dicen
dime diga digame ponga pongo poner quitar quito subir bajar abrir cerrar entrar salir volver vuelvo vuelve sigue siguen seguir dejar deja dejo dar doy quedar queda quedo
importa molesta gusta gustaria necesitamos podria podrian pueden puede corregir corregidlo arreglar avisar avisen ayudar ayuda ayudan confirmar confirmo firmar rellenar
chaque fois autre autres meme memes beaucoup peu trop assez presque seulement encore deja bientot tard tot ensuite puis pendant tandis selon contre vers malgre ainsi
alors donc sinon aussi surtout toujours jamais rien personne quelqu quelque quelques chose choses toute toutes tous tout aucun aucune partout ailleurs dedans dehors
dessus dessous devant derriere gauche droite premier premiere deuxieme troisieme dernier derniere un deux trois quatre cinq six sept huit neuf dix onze douze vingt
trente quarante cent cents mille demi double lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre
novembre decembre semaine mois annee annees ans heure heures minute minutes moment instant date etais etions etaient avait avaient aurait serait seront sera peuvent
pouvoir pourrait pourriez pourrais voulez voulu vouloir doit dois devez devrait savoir sais sait savez dire dis dit dites voir vois voit voyez vu pris mis recu paye
payee commande commandee envoye envoyee livre livree perdu perdue casse cassee ouvert ferme change oublie oubliee annule annulee debite rembourse remboursement rembourser
annuler retour retourner echanger echange taille couleur grande grand grands petit petite longue court courte large etroit cher chere chers gratuit gratuite nouveau
nouvelle nouveaux vieux vieille bon bonne mauvais mauvaise mieux pire facile difficile rapide lent lente urgent important possible impossible correct exact faux fausse
erreur erreurs panne marche fonctionne fonctionnent sert passe mot identifiant session page lien bouton ecran application appli version portable ordinateur tablette
fichier fichiers photo message messages avis offre offres remise promotion bon prix total montant euros euro paquet colis envoi livraison livreur transporteur magasin
boutique produit produits article articles carton sac vetement robe pantalon chemise chaussures baskets veste manteau jupe chaise lampe cable chargeur batterie
telephone question questions reponse doute plainte reclamation objet donnees gens facon maniere cote endroit lieu porte fenetre etage verite raison faute pardon desole
desolee excusez accord bien sur parfait genial super attends attendre attend attente cherche chercher trouver trouve regarder regarde ecrire ecris appelez appelle appel
parler parle parlez demander demande comprendre comprends crois croire pense penser semble laisser laisse rester reste restent sortir sort entrer entre revenir revient
suivre suivi suit garder tenir tiens mettre mets enlever ouvrir fermer monter descendre manque manquent importe derange plait aime aimerais besoin envie peur confirmer
signer remplir corriger aider prevenir verifier bloque bloquee bloquer fichier dossier service services contrat abonnement assurance banque compte virement cheque
jeder jede jedes jeden andere anderer anderes anderen selbe selben gleich gleichen viel viele vielen wenig wenige etwas genug fast nur bald spater frueher spat fruh
danach vorher wahrend laut gegen trotz daher deshalb sonst auch besonders immer nie niemals nichts niemand jemand irgendwo uberall drinnen draussen oben unten vorne
hinten links rechts erste ersten erster zweite zweiten dritte letzte letzten letzter eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig
hundert tausend halb doppelt woche wochen monat monate jahr jahre stunde stunden minute minuten moment augenblick konnte konnten sollte sollten wollte wollen musste
mussen durfen darf mag wissen weiss weisst sagen sagt gesagt sehen sehe gesehen genommen bekommen bezahlt gezahlt bestellt geschickt gesendet geliefert verloren kaputt
offen geschlossen geandert vergessen storniert abgebucht erstattet erstattung erstatten stornieren zuruck zuruckgeben tauschen tausch grosse farbe gross grosse klein
kleine lang lange kurz kurze breit schmal teuer teure billig kostenlos neu neue neuer neues alt alte guter gute gutes besser beste schlimm einfach schwierig schnell
langsam dringend wichtig moglich unmoglich richtig falsch fehler geht gehen ging funktioniert funktionieren passt passen steht stehen stand liegt liegen bleibt bleiben
passwort kennwort anmelden anmeldung abmelden seite link knopf bildschirm anwendung version handy rechner datei foto nachricht nachrichten angebot rabatt gutschein preis
preise betrag summe paket lieferung sendung zusteller laden geschaft produkt artikel karton tasche kleid hose hemd schuhe jacke rock stuhl lampe kabel ladegerat akku
frage fragen antwort zweifel beschwerde betreff daten leute art weise seite ort platz tur fenster etage stock wahrheit grund schuld entschuldigung verzeihung leid klar
sicher genau perfekt super toll warte warten gewartet suche suchen finden gefunden schauen schreibe schreiben geschrieben anrufen ruft rufen gerufen sprechen spreche
fragen frage verstehen verstehe verstanden glaube glauben denke denken scheint lassen lasst kommen kommt gekommen gehen gegangen machen macht gemacht geben gibt gegeben
nehmen nimmt bringen bringt gebracht holen halten halt stellen legen setzen offnen schliessen fehlt fehlen egal stort gefallt mochten brauche brauchen gebraucht helfen
hilft bestatigen unterschreiben ausfullen korrigieren prufen gesperrt sperren vertrag abo versicherung konto uberweisung heisst heissen genannt nennt wohnen wohnt
cada vez vezes outra outro outras outros mesmo mesma mesmos igual muito muita muitos muitas pouco pouca poucos tanto tanta demais bastante quase apenas somente ainda
logo tarde cedo depois antes durante enquanto segundo contra ate alem inclusive tampouco entao pois embora senao perto longe dentro fora acima abaixo frente atras
esquerda direita primeiro primeira segunda terceiro terceira ultimo ultima um dois duas tres quatro cinco seis sete oito nove dez onze doze vinte trinta cem cento mil
meio meia dobro terca quarta quinta sexta sabado domingo janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro semana mes meses ano
anos hora horas minuto minutos momento data tinha tinham temos teve feito dito visto posto sido estado podido chegado pago cobrado comprado enviado recebido perdido
quebrado quebrada aberto fechado trocado esquecido esqueci chegou chega chegam saiu sai saem passou passa paguei cobrou cobram cobraram comprei devolver devolucao
reembolso reembolsar cancelar cancelado anular troca tamanho cor grande grandes pequeno pequena longo longa curto curta largo estreito caro cara barato barata gratis
novo nova novos velho velha bom boa mau melhor pior facil dificil rapido rapida lento lenta urgente importante possivel impossivel certo certa errado errada erro erros
falha falham funciona funcionam serve servem senha usuario utilizador sessao pagina botao tela ecra aplicativo aplicacao versao celular telemovel computador arquivo
ficheiro foto mensagem mensagens aviso oferta ofertas desconto promocao cupom preco precos total valor reais euros pacote encomenda envio entrega entregador transportadora
loja lojas produto produtos artigo artigos caixa sacola roupa vestido calca camisa sapatos tenis jaqueta casaco saia cadeira cabo carregador bateria pergunta perguntas
resposta duvida duvidas queixa reclamacao atendimento assunto dados pessoa pessoas gente alguem ninguem nenhum nenhuma qualquer coisa coisas jeito maneira lado lugar
porta janela andar verdade razao culpa desculpe desculpa sinto claro seguro perfeito otimo espero esperar esperando procuro procurar encontrar achar achei olhar olho
escrever escrevo ligar ligaram chama chamada falar falo falam pedir peco pede pergunto entendo entender acho creio penso parece deve deveria devem sabe sabem digo diz
dizem diga colocar coloco tirar subir descer abrir fechar entrar sair voltar volto volta segue seguir deixar deixa ficar fica ficou importa incomoda gosto gostaria
preciso precisamos poderia podem pode corrigir arrumar avisar ajudar ajuda confirmar confirmo assinar preencher bloqueado bloqueada contrato assinatura seguro conta
ogni volta volte altra altro altre altri stesso stessa stessi uguale molto molta molti molte poco poca pochi tanto tanta troppo troppa abbastanza quasi solo soltanto
ancora gia presto tardi dopo prima durante mentre secondo contro verso malgrado quindi allora dunque inoltre perfino neanche oppure eppure vicino lontano dentro fuori
sopra sotto davanti dietro sinistra destra primo seconda terzo terza ultimo ultima uno due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento
mille mezzo mezza doppio lunedi martedi mercoledi giovedi venerdi sabato gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
settimana settimane mese mesi anno anni ora ore minuto minuti momento attimo data avevo aveva avevano abbiamo avete fatto detto visto messo stato stata stati potuto
voluto arrivato arrivata pagato addebitato comprato inviato spedito ricevuto perso rotto rotta aperto chiuso cambiato dimenticato dimenticata arriva arrivano uscito
esce passa passano pagare restituire restituzione rimborso rimborsare annullare annullato cambio taglia colore grande grandi piccolo piccola lungo lunga corto corta
largo stretto caro cara costoso economico gratis nuovo nuova nuovi vecchio vecchia buono buona cattivo migliore peggio peggiore facile difficile veloce lento lenta
fermo ferma fermi urgente importante possibile impossibile giusto giusta sbagliato sbagliata errore errori guasto funziona funzionano serve servono parola utente
sessione pagina collegamento pulsante schermo applicazione versione cellulare computer tavoletta archivio documento foto messaggio messaggi avviso offerta offerte sconto
promozione buono prezzo prezzi totale importo euro pacco pacchi spedizione consegna corriere negozio prodotto prodotti articolo articoli scatola borsa vestito pantaloni
camicia scarpe giacca cappotto gonna tavolo sedia lampada cavo caricabatterie batteria domanda domande risposta dubbio reclamo assistenza oggetto dati persona persone
gente qualcuno nessuno nessuna qualsiasi qualche cosa cose modo maniera lato posto luogo porta finestra piano verita ragione colpa scusi scusa scusate mi dispiace chiaro
sicuro perfetto ottimo bene aspetto aspettare aspettando cerco cercare trovare trovo guardare guardo scrivere scrivo chiamano chiamata parlare parlo parla chiedere chiedo
capisco capire credo credere penso pensare sembra deve dovrebbe devono sapere sa sanno dico dice dicono dica mettere metto togliere salire scendere aprire chiudere
entrare uscire tornare torno torna segue seguire lasciare lascia restare resta importa disturba piace piacerebbe bisogno voglia potrebbe possono puoi correggere
aggiustare avvisare aiutare aiuta confermare confermo firmare compilare storia storie bloccato bloccata contratto abbonamento assicurazione conto bonifico questa queste
elke elk keer keren ander andere anderen zelfde gelijk veel weinig genoeg bijna alleen slechts nog al straks laat vroeg daarna eerder tijdens terwijl volgens ondanks
dus toen anders vooral altijd nooit niets niemand iemand ergens overal binnen buiten boven beneden onder voor achter links rechts eerste tweede derde laatste een twee
drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig honderd duizend half dubbel maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari
februari maart april mei juni juli augustus september oktober november december week weken maand maanden jaar jaren uur uren minuut minuten moment ogenblik datum kon
konden zou zouden wilde willen moest moeten mogen mag weten weet zeggen zegt gezegd zien zie gezien genomen gekregen betaald besteld verstuurd verzonden geleverd kwijt
verloren kapot stuk open dicht gesloten veranderd vergeten geannuleerd afgeschreven terugbetaald terugbetaling terugbetalen annuleren terug terugsturen ruilen maat
kleur groot grote klein kleine lang lange kort korte breed smal duur dure goedkoop gratis nieuw nieuwe oud oude beter beste slechter makkelijk moeilijk snel langzaam
traag dringend belangrijk mogelijk onmogelijk juist fout fouten verkeerd storing werkt werken gaat gaan ging staat staan stil stond ligt liggen blijft blijven wachtwoord
gebruiker inloggen uitloggen pagina knop scherm toepassing versie telefoon computer bestand foto bericht berichten aanbieding korting kortingscode bon prijs prijzen
bedrag totaal pakket pakje bezorging verzending bezorger winkel product producten artikel artikelen doos tas kleding jurk broek hemd schoenen jas rok tafel stoel lamp
snoer kabel oplader batterij vraag vragen antwoord twijfel klacht onderwerp gegevens mensen manier kant plek plaats deur raam verdieping waarheid reden schuld sorry
spijt duidelijk zeker precies perfect prima mooi wacht wachten gewacht zoek zoeken vinden gevonden kijken kijk schrijven schrijf geschreven belt gebeld spreken spreek
praten vraag gevraagd begrijpen begrijp begrepen geloof geloven denk denken lijkt laten laat komen komt gekomen gegaan maken maakt gemaakt geven geeft gegeven nemen
neemt brengen brengt gebracht halen houden houd zetten leggen openen sluiten ontbreekt mist missen uit niet eens leuk nodig heb hoef hoeft helpen helpt bevestigen
tekenen invullen verbeteren controleren geblokkeerd contract abonnement verzekering rekening overschrijving heten noemt genoemd`.trim().split(/\s+/)
