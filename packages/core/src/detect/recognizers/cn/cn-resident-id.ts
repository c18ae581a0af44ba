import { isCalendarDate } from '../../calendar.js'
import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The identity number of residents of China: region, date of birth, three digits and a check sign of ISO/IEC 7064,
 * MOD 11-2.
 */
export const cnResidentId: FormatRecognizer = {
  name: 'cn-resident-id',
  type: 'CN_RESIDENT_ID',
  source: 'https://openstd.samr.gov.cn/ (GB 11643-1999)',
  contextWords: ['身份证', '身份证号', '公民身份号码', '身份證', 'shenfenzheng', 'resident', 'identity'],
  formats: [
    { form: '#{17}*', score: 0.95, scoreInvalid: 0.3 },
    { form: '######~########~###*', score: 0.7, scoreInvalid: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: '身份证号码是110105198704237137', found: ['110105198704237137'] },
      { text: 'my resident id: 440306 20011109 0268', found: ['440306 20011109 0268'] },
      { text: '31011519920831103x', found: ['31011519920831103x'] },
      { text: '我的身份证号31011519920831103X，谢谢', found: ['31011519920831103X'] },
    ],
    nearMisses: ['110105198704237147', '1101051987042371371', 'order 11010519870423713', '11010519871323713X'],
  },
}

function isValid(signs: string): boolean {
  if (!/^[1-8]\d{16}[\dX]$/.test(signs)) return false
  const hasDate = isCalendarDate(Number(signs.slice(6, 10)), Number(signs.slice(10, 12)), Number(signs.slice(12, 14)))
  return hasDate && /^(?:18|19|20)/.test(signs.slice(6)) && '10X98765432'.charAt(weightedSum(signs, weights) % 11) === signs.charAt(17)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
