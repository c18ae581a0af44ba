/** What models typically answer in a chat: made up by us, one for each form that replies take. */
export const modelReplies: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'prose',
    text: 'Thank you for your patience. I have looked into your request and it seems that the parcel is still on its way to you. It was handed over to the courier yesterday evening, and the next scan should appear within a day. If nothing has changed by the end of the week, please write to us again and we will open an inquiry with the carrier on your behalf.',
  },
  {
    name: 'steps',
    text: 'Here is how you can change your password:\n\n1. Open the settings of your account.\n2. Choose “Security” and then “Change password”.\n3. Type the current password once and the new one twice.\n4. Press “Save”. You will be signed out on all devices.\n\nIf you have forgotten the current password, choose “Forgot password” on the sign-in page. The link that we send is valid for 30 minutes.',
  },
  {
    name: 'numbers',
    text: 'Your order 48213 from 12 May has 3 items and costs 74.90 euros. Of these, 59.90 were paid by card and 15.00 with a voucher. We ship within 2 to 4 working days; delivery takes another 1 to 2 days. Returns are free for 30 days, and for 14 more days you can still exchange the items in one of our 27 shops.',
  },
  {
    name: 'table',
    text: 'These are our plans:\n\n| Plan | Users | Storage | Price |\n| --- | --- | --- | --- |\n| Small | 5 | 50 GB | 9.00 |\n| Medium | 25 | 250 GB | 29.00 |\n| Large | 100 | 1000 GB | 99.00 |\n\nYou can change between them every month. Most teams of your size choose the second one.',
  },
  {
    name: 'code',
    text: 'You can read the file like this:\n\n```js\nconst { readFileSync } = require("node:fs")\nconst lines = readFileSync("data.csv", "utf8").split("\\n")\nfor (const line of lines) console.log(line.split(",")[0])\n```\n\nIt prints the first column of each line. For large files use a stream instead, because this reads everything into memory.',
  },
  {
    name: 'with values',
    text: 'I have found your profile. We will call you on 202-555-0143 or write to jay.parker@example.org as soon as the refund has left us. It goes to the account DE89 3704 0044 0532 0130 00, which ends in 3000, and takes about three days. Is the address 12 Main Street, Springfield, IL 62704 still right, or have you moved since then?',
  },
  {
    name: 'German',
    text: 'Vielen Dank für Ihre Nachricht. Ihre Bestellung wurde gestern verschickt und sollte am Freitag bei Ihnen ankommen. Sie können die Sendung mit der Nummer auf der Rechnung verfolgen. Falls das Paket bis Montag nicht da ist, schreiben Sie uns bitte noch einmal, dann fragen wir bei dem Zusteller nach.',
  },
  {
    name: 'French',
    text: 'Merci pour votre message. Votre commande est partie hier et devrait arriver vendredi. Vous pouvez suivre le colis avec le numéro qui figure sur la facture. Si rien n’est arrivé lundi, écrivez-nous encore une fois et nous poserons la question au transporteur. Souhaitez-vous autre chose aujourd’hui ?',
  },
]
