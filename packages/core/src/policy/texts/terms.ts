/** What is kept, what was answered and what was asked for, in the words of a language. */
const rows = `
en|e-mail address|phone number|name|street address|card number|IBAN|date of birth|password|user name|web address|IP address|social security number|note of the bot|transcript|waiting message|agreed|refused|withdrawn|objected|asked|access|copy of the data|erasure|correction|restriction|objection|a human|received|confirmed|done|on hold|failed|by
de|E-Mail-Adresse|Telefonnummer|Name|Anschrift|Kartennummer|IBAN|Geburtsdatum|Passwort|Benutzername|Internetadresse|IP-Adresse|Sozialversicherungsnummer|Notiz des Bots|Mitschrift|wartende Nachricht|zugestimmt|abgelehnt|widerrufen|widersprochen|gefragt|Auskunft|Kopie der Daten|Löschung|Berichtigung|Einschränkung|Widerspruch|ein Mensch|eingegangen|bestätigt|erledigt|angehalten|gescheitert|bis
es|correo electrónico|número de teléfono|nombre|dirección|número de tarjeta|IBAN|fecha de nacimiento|contraseña|nombre de usuario|dirección web|dirección IP|número de la seguridad social|nota del bot|transcripción|mensaje en espera|aceptado|rechazado|retirado|con oposición|preguntado|acceso|copia de los datos|borrado|corrección|limitación|oposición|una persona|recibida|confirmada|hecha|en suspenso|fallida|hasta el
fr|adresse e-mail|numéro de téléphone|nom|adresse|numéro de carte|IBAN|date de naissance|mot de passe|nom d’utilisateur|adresse web|adresse IP|numéro de sécurité sociale|note du robot|transcription|message en attente|accepté|refusé|retiré|opposition faite|demandé|accès|copie des données|effacement|rectification|limitation|opposition|un humain|reçue|confirmée|faite|suspendue|échouée|avant le
pt|endereço de e-mail|número de telefone|nome|morada|número de cartão|IBAN|data de nascimento|palavra-passe|nome de utilizador|endereço web|endereço IP|número de segurança social|nota do bot|transcrição|mensagem em espera|aceite|recusado|retirado|com oposição|perguntado|acesso|cópia dos dados|apagamento|correção|limitação|oposição|uma pessoa|recebido|confirmado|feito|suspenso|falhado|até
it|indirizzo e-mail|numero di telefono|nome|indirizzo|numero di carta|IBAN|data di nascita|password|nome utente|indirizzo web|indirizzo IP|numero di previdenza sociale|nota del bot|trascrizione|messaggio in attesa|accettato|rifiutato|revocato|opposto|chiesto|accesso|copia dei dati|cancellazione|rettifica|limitazione|opposizione|una persona|ricevuta|confermata|fatta|sospesa|fallita|entro il
nl|e-mailadres|telefoonnummer|naam|adres|kaartnummer|IBAN|geboortedatum|wachtwoord|gebruikersnaam|webadres|IP-adres|burgerservicenummer|notitie van de bot|transcript|wachtend bericht|akkoord|geweigerd|ingetrokken|bezwaar gemaakt|gevraagd|inzage|kopie van de gegevens|verwijdering|correctie|beperking|bezwaar|een mens|ontvangen|bevestigd|gedaan|aangehouden|mislukt|uiterlijk`

const names = [
  'EMAIL_ADDRESS', 'PHONE_NUMBER', 'PERSON', 'STREET_ADDRESS', 'CREDIT_CARD', 'IBAN_CODE', 'DATE_OF_BIRTH', 'PASSWORD', 'USERNAME', 'URL', 'IP_ADDRESS', 'US_SSN',
  'state record', 'transcript', 'waiting message', 'granted', 'refused', 'withdrawn', 'objected', 'asked', 'access', 'portability', 'erasure', 'rectification',
  'restriction', 'objection', 'human', 'received', 'confirmed', 'done', 'held', 'failed', 'due',
]

const terms: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  rows.trim().split('\n').map((row) => {
    const [language = '', ...words] = row.split('|')
    return [language, new Map(names.map((name, index) => [name, words[index] ?? name]))] as const
  }),
)

/** The word of a language for one of our terms; a type without one keeps its name, in small letters. */
export function termIn(language: string, term: string): string {
  const known = terms.get(language.toLowerCase().split('-')[0] ?? '') ?? terms.get('en')
  return known?.get(term) ?? (/^[A-Z][A-Z0-9_]*$/.test(term) ? term.toLowerCase().replaceAll('_', ' ') : term)
}

/** A day as people of a language write it. */
export function dayIn(language: string, atMs: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(atMs)
}
