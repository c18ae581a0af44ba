/**
 * What people say to the bot of a shop with an account, by what they want. Written for this measure; a word in braces
 * is filled with a made-up value. English, with some German and Spanish.
 */
export const utterances: Readonly<Record<string, readonly string[]>> = {
  track_order: [
    'where is my order {order}', 'has {order} left the warehouse yet', 'when will my parcel get to {address}', 'tracking for {order} please',
    'I ordered on {date} and nothing has come', 'my package should have been at {address} by {date}', 'can you see where the delivery is',
    'any news about shipment {order}', 'the courier says it is on its way since {date}', 'status of the order for {name}',
    'did my order ship', 'how long until {order} arrives', 'I am still waiting for the shoes from {date}', 'what is the delivery date of {order}',
    'the tracking link you sent to {email} does not open', 'is my delivery delayed', 'where are my things, I moved to {address}',
    'the parcel for {name} is late', 'expected arrival of {order}?', 'it says out for delivery since {date}',
    'wo ist meine Bestellung {order}', 'wann kommt mein Paket in {address} an', 'dónde está mi pedido {order}', 'cuándo llega el paquete a {address}',
  ],
  cancel_order: [
    'please cancel {order}', 'I do not want order {order} any more', 'cancel everything I bought on {date}', 'stop the order before it ships',
    'can I still cancel the purchase of {date}', 'I ordered twice by mistake, cancel one', 'call off my order, name is {name}', 'abort {order} now',
    'I changed my mind about {order}, do not send it', 'how do I cancel an order', 'do not ship {order}, I bought it elsewhere',
    'cancel the subscription box for {name}', 'undo my purchase from {date}', 'please void order {order} and confirm to {email}',
    'it was the wrong size, cancel before delivery', 'I need to cancel, the address {address} is wrong anyway', 'withdraw my order', 'kill the pre-order {order}',
    'bitte storniere {order}', 'ich möchte die Bestellung vom {date} stornieren', 'cancela mi pedido {order}', 'quiero anular la compra del {date}',
  ],
  return_item: [
    'I want to return the jacket', 'how do I send {order} back', 'the return label never came to {email}', 'the lamp is broken, I want to give it back',
    'can you pick up the return at {address}', 'it does not fit, I need to return it', 'return policy for things bought on {date}',
    'I sent the parcel back on {date}', 'exchange the blue one for a red one', 'where do I bring the return', 'please send a label for returning {order}',
    'is it too late to return something from {date}', 'the item arrived damaged, what now', 'I would like to swap the size',
    'return address please', 'do I pay for sending it back', 'the returned goods from {name} arrived at yours on {date}', 'start a return for {order}',
    'ich will die Schuhe zurückschicken', 'wie schicke ich {order} zurück', 'quiero devolver la chaqueta', 'cómo devuelvo el pedido {order}',
  ],
  refund_status: [
    'where is my money for {order}', 'has the refund been paid to {iban}', 'I was promised a refund on {date}', 'when do I get my money back',
    'refund still missing on card {card}', 'you owe me for {order}', 'did you transfer the refund', 'my bank {iban} shows no refund',
    'how long does a refund take', 'the credit from {date} is not on my account', 'refund status for {name}', 'I returned it weeks ago and got nothing paid back',
    'please pay the refund to {iban} instead', 'was {card} credited', 'the reimbursement is too low', 'I got half of the refund only',
    'money back for {order} please check', 'no refund mail at {email} yet', 'wann bekomme ich mein Geld für {order} zurück', 'ist die Erstattung auf {iban} raus',
    'dónde está mi reembolso', 'cuándo me devuelven el dinero de {order}',
  ],
  change_address: [
    'my new address is {address}', 'I moved to {address}', 'please change the delivery address to {address}', 'update where {order} goes: {address}',
    'send it to {address} from now on', 'wrong street in my profile, it is {address}', 'can I edit my shipping address', 'we are moving on {date}, new home {address}',
    'deliver to my office at {address} instead', 'the house number is wrong', 'address correction for {name}: {address}', 'change of address please',
    'I entered the old address, should be {address}', 'ship to my neighbour {name} at {address}', 'billing address is {address} now', 'set my default address to {address}',
    'the postcode is missing in my address', 'from {date} I live at {address}', 'meine neue Adresse ist {address}', 'bitte liefert an {address}',
    'mi nueva dirección es {address}', 'cambia la dirección de envío a {address}',
  ],
  update_contact: [
    'my e-mail is now {email}', 'change my phone number to {phone}', 'please use {email} for everything', 'I have a new number, {phone}',
    'the mail address in my account is wrong', 'update contact details: {email}, {phone}', 'replace {email} by {email}', 'you have an old phone number of mine',
    'my name is {name} since the wedding on {date}', 'correct the spelling of my name to {name}', 'set my mobile to {phone}', 'new e-mail please: {email}',
    'how do I change the phone in my profile', 'my last name changed to {name}', 'remove {phone} from my account and add {phone}', 'contact me under {email} in future',
    'edit my date of birth, it is {date}', 'I no longer use {email}', 'meine neue Nummer ist {phone}', 'bitte ändert meine E-Mail auf {email}',
    'mi nuevo correo es {email}', 'cambiar mi teléfono a {phone}',
  ],
  payment_problem: [
    'my card {card} was declined', 'I cannot pay', 'you charged {card} twice', 'the payment page shows an error', 'I was charged on {date} for nothing',
    'direct debit from {iban} failed', 'is {card} still saved with you', 'why was my payment rejected', 'I paid with {card} but it says unpaid',
    'please take the money from {iban}', 'the amount you booked is wrong', 'double charge for {order}', 'checkout does not accept my card',
    'payment pending since {date}', 'I see an unknown charge from you', 'the voucher was not deducted at payment', 'it took money from {iban} without asking', 'can I pay by invoice to {email}',
    'meine Karte {card} wurde abgelehnt', 'ihr habt zweimal von {iban} abgebucht', 'mi tarjeta {card} fue rechazada', 'me han cobrado dos veces',
  ],
  login_problem: [
    'I cannot log in', 'the password reset mail does not reach {email}', 'my account {email} is locked', 'forgot my password',
    'it says user {email} unknown', 'two factor code never comes to {phone}', 'login fails since {date}', 'reset my password please, account {email}',
    'I am locked out', 'wrong password although I changed it on {date}', 'the sign in button does nothing', 'how do I recover my account, {name}',
    'the code sent to {phone} is invalid', 'cannot sign in with {email}', 'my session ends all the time', 'unlock my account please',
    'I lost the phone {phone} for the login code', 'who changed my password', 'ich kann mich nicht anmelden', 'Passwort vergessen für {email}',
    'no puedo entrar en mi cuenta', 'olvidé la contraseña de {email}',
  ],
  talk_to_human: [
    'let me talk to a person', 'call me at {phone}', 'I want a human', 'can somebody from your team ring {phone}', 'agent please',
    'get me your manager', 'is {name} from support there', 'I spoke with {name} on {date}, put me through again', 'this bot does not help, human please',
    'please have someone call me back on {date}', 'I would rather speak to an employee', 'connect me with customer service', 'real person now',
    'can I phone you', 'who can I talk to about this', 'transfer me to an operator', 'write me a mail at {email}, a real one, from a person', 'I need to speak to someone',
    'ich will mit einem Menschen sprechen', 'bitte ruft mich unter {phone} an', 'quiero hablar con una persona', 'que alguien me llame al {phone}',
  ],
  close_account: [
    'delete my account', 'close the account of {email}', 'I want to leave your shop for good', 'please remove my profile, {name}',
    'unsubscribe me and delete {email}', 'terminate my membership on {date}', 'I do not want an account any more', 'deactivate {email}',
    'end my contract', 'how do I close my account', 'erase my customer profile', 'take me out of your system', 'my father {name} died, please close his account',
    'cancel my membership and close everything', 'please shut down the account with number {phone}', 'get rid of my account', 'leave the bonus programme', 'I opened an account by mistake on {date}, remove it',
    'bitte löscht mein Konto', 'Konto {email} schließen', 'quiero cerrar mi cuenta', 'eliminar la cuenta {email}',
  ],
}
