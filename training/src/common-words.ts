/**
 * Everyday words of the languages beside English, accents and capitals folded as the tagger folds them. Written
 * for this project; they keep `Je`, `Ich` and `Para` from being taken for names.
 */
export const everydayWords: readonly string[] = `
el la los las un una unos unas y o pero porque que como cuando donde quien cual de del al a en con sin por para sobre entre hasta desde
yo tu usted ustedes nosotros ellos ellas mi mis tus su sus nuestro me te se lo le les nos es son soy eres esta estoy estan fue era ser
estar hay tengo tiene tienes tenemos quiero quiere puedo puede necesito necesita hola gracias favor si no muy mas menos bien mal hoy
manana ayer ahora ya aqui alli este esta esto ese esa eso todo toda todos nada algo tambien siempre nunca buenos buenas dias tardes
noches senor senora cuenta pedido factura tarjeta correo telefono numero direccion nombre apellido calle ciudad ayuda problema dinero
vivo llamo llamar pagar enviar recibir cambiar comprar hacer ver dar decir saber ir venir casa trabajo empresa cliente servicio
je tu il elle on nous vous ils elles le la les un une des du de au aux et ou mais donc car que qui quoi dont ou ce cet cette ces mon ma
mes ton ta tes son sa ses notre nos votre vos leur leurs ne pas plus moins tres bien mal oui non si avec sans sur sous dans par pour
chez entre depuis pendant avant apres est sont suis es sommes etes etait ai as avons avez ont avoir etre fait faire peux peut pouvez
veux voudrais merci bonjour salut bonsoir monsieur madame aujourd hui demain hier maintenant ici compte commande facture carte
adresse nom prenom rue ville aide probleme argent numero telephone habite appelle appeler payer envoyer recevoir changer acheter
ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihnen mein meine meinen meiner meinem dein deine sein seine unser unsere
der die das den dem des ein eine einen einem einer eines und oder aber weil dass wenn als ob wie was wer wo wann warum nicht kein keine
ja nein doch schon noch auch nur sehr mehr weniger gut schlecht mit ohne auf unter in an bei von vor nach aus zu zum zur fur uber gegen
durch seit bis ist sind bin bist war waren sein haben habe hat hatte werden wird wurde kann konnen kannst muss mochte will soll bitte
danke hallo guten tag morgen abend heute gestern jetzt hier dort herr frau konto bestellung rechnung karte adresse name vorname
nachname strasse stadt hilfe problem geld nummer telefon wohne heisse anrufen bezahlen schicken bekommen andern kaufen machen
eu voce ele ela nos eles elas meu minha meus minhas teu tua seu sua nosso o a os as um uma uns umas e ou mas porque que como quando
onde quem qual do da dos das no na nos nas ao com sem por para sobre entre ate desde nao sim muito mais menos bem mal hoje amanha
ontem agora aqui ali este esta isto esse essa isso tudo nada algo tambem sempre nunca sou esta estou sao foi era ser estar tem tenho
temos quero quer posso pode preciso ola oi obrigado obrigada bom boa dia tarde noite senhor senhora conta pedido fatura cartao
endereco nome sobrenome rua cidade ajuda problema dinheiro numero telefone moro chamo ligar pagar enviar receber mudar comprar fazer
io tu lui lei noi voi loro mio mia miei mie tuo tua suo sua nostro vostro il lo la i gli le un uno una e o ma perche che come quando
dove chi quale di del della dei delle al alla ai in nel nella con senza per tra fra su sul da dal dalla non si molto piu meno bene
male oggi domani ieri adesso ora qui li questo questa quello quella tutto niente qualcosa anche sempre mai sono sei siamo era essere
stare ho hai ha abbiamo hanno voglio vuole posso puo devo ciao grazie prego buongiorno buonasera signore signora conto ordine
fattura carta indirizzo nome cognome via citta aiuto problema soldi numero telefono abito chiamo chiamare pagare inviare ricevere
ik jij je hij zij ze wij we jullie mij jou hem haar ons hun mijn jouw zijn onze de het een en of maar want omdat dat die dit deze wie
wat waar wanneer waarom hoe niet geen ja nee wel ook nog al zeer meer minder goed slecht met zonder op onder in aan bij van voor na
uit naar tot over tegen door sinds is ben bent was waren hebben heb heeft had worden wordt kan kunnen moet wil zou graag dank bedankt
hallo hoi goedemorgen dag vandaag morgen gisteren nu hier daar meneer mevrouw rekening bestelling factuur kaart adres naam voornaam
achternaam straat stad hulp probleem geld nummer telefoon woon heet bellen betalen sturen krijgen veranderen kopen doen`.trim().split(/\s+/)

/** What chats are full of and dictionaries are not. */
export const chatWords: readonly string[] = `
lol lmao lmfao rofl omg omfg wtf idk idc tbh imo imho btw brb ttyl smh fyi asap pls plz plss thx thnx ty tysm np nvm ikr jk ily bff dm dms
rt ur u r ya yall gonna wanna gotta kinda sorta dunno lemme gimme cuz coz cos bc tho thru til nah yeah yea yep yup nope hey heya hiya
haha hahaha hehe hahah lolz xoxo aww ugh meh wow yay ooh hmm hmmm umm uhh ohh ahh ok okay okey kk im ive ill id dont doesnt didnt cant
wont isnt arent wasnt werent couldnt shouldnt wouldnt havent hasnt hadnt thats whats its lets theres heres hes shes theyre youre weve
bro bruh dude sis fam bae babe hun luv tmrw tmr tomo tonite 2nite b4 gr8 l8r m8 w8 fb ig yt tv dvd gps usb wifi app apps blog email
emails url login logout signup username password chatbot faq asap eta eod fwd cc bcc aka diy ceo cto cfo hr pr ad ads bday xmas mins
hrs wk wks yr yrs pic pics vid vids selfie hashtag tweet tweets retweet follow unfollow followers`.trim().split(/\s+/)
