import { readProbes, type Probe } from './probe.js'

/** What a page, a link or a form makes of a value before somebody pastes it. */
export const encoded: readonly Probe[] = readProbes('encoded', [
  ['EMAIL_ADDRESS', 'the link has {{jay.parker%40example.org}} in it'],
  ['EMAIL_ADDRESS', 'https://example.org/login?email={{jay.parker%40example.org}}'],
  ['EMAIL_ADDRESS', 'https://example.org/login?email={{jay%2Eparker%40example%2Eorg}}&next=1'],
  ['EMAIL_ADDRESS', 'it says {{jay.parker&#64;example.org}}'],
  ['EMAIL_ADDRESS', 'it says {{jay.parker&#x40;example.org}}'],
  ['EMAIL_ADDRESS', 'it says {{jay.parker&commat;example.org}}'],
  ['EMAIL_ADDRESS', 'it says {{jay&#46;parker&#64;example&#46;org}}'],
  ['EMAIL_ADDRESS', 'it says {{jay.parker\\u0040example.org}}'],
  ['PHONE_NUMBER', '<a href="tel:+{{12125550143}}">call</a>'],
  ['PHONE_NUMBER', 'https://wa.example/?phone=%2B{{12125550143}}'],
  ['PHONE_NUMBER', 'tel={{212%20555%200143}}'],
  ['CREDIT_CARD', 'card={{4111%201111%201111%201111}}'],
  ['CREDIT_CARD', 'card={{4111+1111+1111+1111}}'],
  ['CREDIT_CARD', 'card {{4111&nbsp;1111&nbsp;1111&nbsp;1111}}'],
  ['US_SSN', 'ssn={{536%2D90%2D4399}}'],
  ['US_SSN', 'ssn {{536&#45;90&#45;4399}}'],
])
