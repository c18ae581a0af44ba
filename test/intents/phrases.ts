/**
 * More of the same by phrases: a beginning, what it is about, and what people add. Every intent shares words with others,
 * as in life: an order is tracked, cancelled, sent back and paid for.
 */
export const phrases: Readonly<Record<string, readonly [beginnings: readonly string[], objects: readonly string[]]>> = {
  track_order: [
    ['where is', 'can you check where', 'any news about', 'when do I get', 'I am still waiting for', 'please track', 'how far is', 'has anybody shipped', 'dónde está', 'wo bleibt'],
    ['my order {order}', 'the parcel to {address}', 'the delivery from {date}', 'the shipment for {name}', 'order {order}', 'my package'],
  ],
  cancel_order: [
    ['please cancel', 'I want to cancel', 'stop', 'can I still cancel', 'do not send', 'I no longer want', 'call off', 'cancela', 'bitte storniere', 'withdraw'],
    ['my order {order}', 'what I bought on {date}', 'order {order} for {name}', 'the purchase to {address}', 'the last order', 'my pre-order {order}'],
  ],
  return_item: [
    ['I want to return', 'how do I send back', 'I need a return label for', 'it does not fit, I am returning', 'can you pick up', 'exchange', 'quiero devolver', 'ich möchte zurückgeben:', 'broken on arrival, take back', 'I have to return'],
    ['the shoes from {order}', 'the jacket I got on {date}', 'order {order}', 'the lamp, pick up at {address}', 'the item {name} ordered', 'the goods'],
  ],
  refund_status: [
    ['where is my refund for', 'have you refunded', 'when is the money back for', 'refund still missing for', 'I got no refund for', 'you promised a refund for', 'dónde está el reembolso de', 'wann kommt die Erstattung für', 'please pay back', 'how long does the refund take for'],
    ['order {order}', 'the return of {date}', 'what I paid with {card}', 'the transfer to {iban}', 'the parcel that {name} sent back', 'the returned goods'],
  ],
  change_address: [
    ['change the delivery address to', 'my new address is', 'I moved to', 'ship everything from now on to', 'please correct the address, it is', 'update my address to', 'mi nueva dirección es', 'meine neue Adresse lautet', 'the street in my profile is wrong, use', 'from {date} I live at'],
    ['{address}', '{address}, name {name}', '{address} for order {order}', '{address} as of {date}', '{address} please', '{address} and not the old one'],
  ],
  update_contact: [
    ['my new e-mail is', 'change my phone number to', 'please use as contact', 'update my contact details to', 'I have a new number or mail:', 'replace the old mail by', 'mi nuevo contacto es', 'meine neuen Kontaktdaten:', 'my name is spelled wrong, it is', 'write to me in future at'],
    ['{email}', '{phone}', '{name}, {email}', '{email} and {phone}', '{name}', '{phone} since {date}'],
  ],
  payment_problem: [
    ['payment declined for', 'I was charged twice for', 'you booked the wrong amount for', 'I cannot pay for', 'the checkout refuses', 'unknown charge on', 'me han cobrado dos veces', 'Zahlung abgelehnt für', 'direct debit failed for', 'the payment is pending for'],
    ['card {card}', 'order {order}', 'my account {iban}', 'the booking of {date}', 'the card of {name}', '{card} at checkout'],
  ],
  login_problem: [
    ['I cannot log in with', 'password reset does not work for', 'locked out of', 'forgot the password of', 'the login code does not come for', 'sign in fails for', 'no puedo entrar con', 'Anmeldung geht nicht mit', 'unlock', 'it says wrong password for'],
    ['{email}', 'my account {email}', 'the user {name}', 'my phone {phone}', 'my account since {date}', 'the app'],
  ],
  talk_to_human: [
    ['I want to speak to', 'please call me, I need', 'let me talk to', 'connect me with', 'get me', 'put me through to', 'quiero hablar con', 'ich will sprechen mit', 'can I phone', 'no more bot, give me'],
    ['a person, my number is {phone}', 'a human', 'your agent {name}', 'somebody of support on {date}', 'an employee at {phone}', 'a manager, mail {email}'],
  ],
  close_account: [
    ['delete', 'close', 'please remove for good', 'I want to end', 'deactivate', 'terminate', 'quiero cerrar', 'bitte löscht', 'shut down', 'erase'],
    ['my account {email}', 'the customer profile of {name}', 'my membership on {date}', 'the account with number {phone}', 'my account', 'my profile {email} and everything in it'],
  ],
}
