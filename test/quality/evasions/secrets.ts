import { readProbes, type Probe } from './probe.js'

// Made up, and in two halves where a scanner of repositories would take them for real ones.
const slackToken = `xox${'b'}-204913870561-7730194826153-${'Qm4TzR8wLk2VxN6cYh0PsJdB'}`
const gitHubToken = `gh${'p'}_w7Rk2Qm9Zt4Lx8Vn3Bc6Yh1Jd5Fs0Pa4Ge7U`
const stripeKey = `sk_${'live'}_4tQm9Zw2Lx7Vn3Bc6Yh1Jd5F`
const googleKey = `AI${'za'}SyB3kQ9mZw2Lx7Vn4Bc6Yh1Jd5Fs0PaGeRt`
const amazonKey = `AK${'IA'}QX7RVNB4CYH2JD5F`
const projectKey = `sk-${'proj'}-t4hQ9zLw2Xv7Nc5RbYk8Jd3MfPs6GaUeT1oIrB0qWnE5`

/** Keys of services, whatever stands around them. */
export const keys: readonly Probe[] = readProbes('keys', [
  ['API_KEY', `{{${projectKey}}}`],
  ['API_KEY', `my key is {{${projectKey}}}, why does it not work?`],
  ['API_KEY', `OPENAI_API_KEY={{${projectKey}}}`],
  ['API_KEY', `curl -H "Authorization: Bearer {{${projectKey}}}"`],
  ['API_KEY', `{"apiKey":"{{${projectKey}}}"}`],
  ['API_KEY', `{{sk-${'ant-api03'}-Zk4Qm9Tw2Lx7Vn3Bc6Yh1Jd5Fs0Pa4GeRtUi8Oq}}`],
  ['API_KEY', `is {{${gitHubToken}}} still valid?`],
  ['API_KEY', `git clone https://jay:{{${gitHubToken}}}@example.org/repo.git`],
  ['API_KEY', `{{${slackToken}}}`],
  ['API_KEY', `stripe says {{${stripeKey}}} is wrong`],
  ['API_KEY', `key={{${googleKey}}}`],
  ['API_KEY', `aws access key {{${amazonKey}}}`],
  ['API_KEY', 'aws_secret_access_key = {{wJ4tQm9Zw2Lx7Vn3Bc6Yh1Jd5Fs0Pa4GeRtUi8Oq}}'],
  ['API_KEY', `the token is {{hf_${'w7Rk2Qm9Zt4Lx8Vn3Bc6Yh1Jd5Fs0Pa4Ge'}}}`],
  ['JWT', 'token {{eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYXkifQ.3q2-7wQm9Zw2Lx7Vn3Bc6Yh1Jd5Fs0Pa4GeRtUi8Oq}}'],
  ['PRIVATE_KEY', `-----BEGIN ${'PRIVATE'} KEY-----\n{{MC4CAQAwBQYDK2VwBCIEIA3kQ9mZw2Lx7Vn4Bc6Yh1Jd5Fs0PaGeRtUi8OqWz}}\n-----END ${'PRIVATE'} KEY-----`],
  ['API_KEY', 'my api key is {{7f3a9c1e5b8d2046af91c3e7d5b80264}}'],
  ['API_KEY', 'api-key: {{Qm9Zw2Lx7Vn3Bc6Yh1Jd5Fs0}}'],
  ['URL_CREDENTIALS', 'postgres://jay:{{hunter2}}@db.example.org/shop'],
  ['URL_CREDENTIALS', 'https://example.org/reset?token={{Qm9Zw2Lx7Vn3Bc6Yh1Jd5Fs0}}'],
  ['URL_CREDENTIALS', 'https://example.org/file?X-Amz-Signature={{7f3a9c1e5b8d2046af91c3e7d5b80264}}'],
])

/** Passwords, PINs and codes that only the words around them give away. */
export const passwords: readonly Probe[] = readProbes('passwords and codes', [
  ['PASSWORD', 'my password is {{hunter2}}'],
  ['PASSWORD', 'My password is "{{hunter2}}".'],
  ['PASSWORD', 'password: {{hunter2}}'],
  ['PASSWORD', 'PASSWORD={{hunter2}}'],
  ['PASSWORD', 'pwd {{Sommer!84}} does not work'],
  ['PASSWORD', 'the password I use is {{Tr0ub4dor&3}}, can you check'],
  ['PASSWORD', 'i changed my password to {{bluejay84}}'],
  ['PASSWORD', 'pass is {{BlueJay_84!}}'],
  ['PASSWORD', 'my pw: {{bluejay84}}'],
  ['PASSWORD', 'p@ssword is {{bluejay84}}'],
  ['PASSWORD', 'my passphrase is {{correct horse battery staple}}'],
  ['PASSWORD', 'username jay, password {{bluejay84}}'],
  ['PASSWORD', 'login: jay / {{bluejay84}} (password)'],
  ['PASSWORD', 'my wifi password is {{blue-jay-84}}'],
  ['PASSWORD', 'mi contrase\u00f1a es {{gorrion84}}'],
  ['PASSWORD', 'mon mot de passe est {{geaibleu84}}'],
  ['PASSWORD', 'mein Passwort ist {{Haeher84!}}'],
  ['PASSWORD', 'minha senha \u00e9 {{gaio1984}}'],
  ['PASSWORD', 'la mia password \u00e8 {{ghiandaia84}}'],
  ['PASSWORD', 'mijn wachtwoord is {{gaai1984}}'],
  ['PIN', 'my pin is {{4271}}'],
  ['PIN', 'pin code: {{427 193}}'],
  ['PIN', 'the PIN for my card is {{4 2 7 1}}'],
  ['ONE_TIME_CODE', 'the code you sent me is {{839021}}'],
  ['ONE_TIME_CODE', 'verification code {{839 021}}'],
  ['ONE_TIME_CODE', 'your OTP is {{8390}}'],
  ['ONE_TIME_CODE', 'G-{{839021}} is your verification code'],
  ['ONE_TIME_CODE', 'mein Best\u00e4tigungscode lautet {{839021}}'],
  ['ONE_TIME_CODE', 'mi c\u00f3digo de verificaci\u00f3n es {{839021}}'],
  ['CREDIT_CARD_CVV', 'cvv is {{737}}'],
  ['CREDIT_CARD_CVV', 'the three digits on the back are {{737}}'],
  ['CREDIT_CARD_EXPIRY', 'it expires {{12/28}}'],
  ['PASSWORD', 'security question: my mother\u2019s maiden name is {{Lindqvist}}'],
])
