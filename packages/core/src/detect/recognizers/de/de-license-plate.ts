import type { FormatRecognizer } from '../../recognizer.js'

/** A German number plate: district, one or two letters, one to four digits, at most eight signs in all. */
export const deLicensePlate: FormatRecognizer = {
  name: 'de-license-plate',
  type: 'DE_LICENSE_PLATE',
  source: 'https://www.gesetze-im-internet.de/fzv_2023/ (Anlage 1, districts)',
  contextWords: ['kennzeichen', 'autokennzeichen', 'kfz', 'kfzkennzeichen', 'nummernschild', 'plate', 'plates'],
  formats: [
    { form: '@-@@ ###', score: 0.5 },
    { form: '@-@@ ####', score: 0.5 },
    { form: '@@-@@ ###', score: 0.5 },
    { form: '@@-@@ ####', score: 0.5 },
    { form: '@@-@ ###', score: 0.5 },
    { form: '@@-@ ####', score: 0.5 },
    { form: '@@@-@@ ##', score: 0.5 },
    { form: '@@@-@@ ###', score: 0.5 },
    { form: '@@@-@ ###', score: 0.5 },
    { form: '@@@-@ ####', score: 0.5 },
    { form: '@~@~#', score: 0.2 },
    { form: '@~@@~#', score: 0.2 },
    { form: '@@~@~#', score: 0.2 },
    { form: '@@~@@~#', score: 0.2 },
    { form: '@@@~@~#', score: 0.2 },
    { form: '@@@~@@~#', score: 0.2 },
    { form: '@~@~##', score: 0.2 },
    { form: '@~@@~##', score: 0.2 },
    { form: '@@~@~##', score: 0.2 },
    { form: '@@~@@~##', score: 0.2 },
    { form: '@@@~@~##', score: 0.2 },
    { form: '@@@~@@~##', score: 0.2 },
    { form: '@~@~###', score: 0.2 },
    { form: '@~@@~###', score: 0.2 },
    { form: '@@~@~###', score: 0.2 },
    { form: '@@~@@~###', score: 0.2 },
    { form: '@@@~@~###', score: 0.2 },
    { form: '@@@~@@~###', score: 0.2 },
    { form: '@~@~####', score: 0.2 },
    { form: '@~@@~####', score: 0.2 },
    { form: '@@~@~####', score: 0.2 },
    { form: '@@~@@~####', score: 0.2 },
    { form: '@@@~@~####', score: 0.2 },
    { form: '@@@~@@~####', score: 0.2 },
  ],
  isValid: isPlate,
  examples: {
    matches: [
      { text: 'mein Auto B-MW 1234 steht dort', found: ['B-MW 1234'] },
      { text: 'HH-AB 123', found: ['HH-AB 123'] },
      { text: 'Kennzeichen: M AB 12', found: ['M AB 12'] },
      { text: 'Kennzeichen KAB123', found: ['KAB123'] },
    ],
    nearMisses: [
      'QQ-AB 123', 'Kennzeichen folgt am 5', 'A-B 1', 'ABC 12', 'the M AB 12 order', 'B-MW 12345', 'ISO-A 100',
      'COVID-19',
    ],
  },
}

/** Districts without those that have an umlaut, whose signs no format takes. */
const districts: ReadonlySet<string> = new Set(
  (
    'A AA AB ABG ABI AC AE AIB AIC AK ALF ALZ AM AN ANA ANG ANK AP APD ARN ART AS ASL ASZ AT AU AUR AW AZ AZE B ' +
    'BA BAD BAR BB BBG BBL BC BCH BE BED BER BF BG BGD BGL BH BI BID BIN BIR BIT BIW BK BKS BL BLB BLK BM BN BNA ' +
    'BO BOG BOH BOR BOT BRA BRB BRG BRK BRL BRV BS BSB BSK BT BTF BUD BUL BW BWL BYL BZ BZA C CA CAS CB CE CHA ' +
    'CLP CLZ CO COC COE CR CUX CW D DA DAH DAN DAU DB DBR DD DE DEG DEL DGF DH DI DIL DIN DIZ DKB DL DLG DM DN DO ' +
    'DON DS DU DUD DW DZ E EA EB EBE EBN EBS ECK ED EE EF EG EH EI EIC EIL EIN EIS EL EM EMD EMS EN ER ERB ERH ' +
    'ERK ERZ ES ESB ESW EU EW F FB FD FDB FDS FEU FF FFB FG FI FKB FL FN FO FOR FR FRG FRI FRW FS FT FTL FW FZ G ' +
    'GA GAN GAP GC GD GDB GE GEL GEO GER GF GG GHA GHC GI GK GL GLA GM GMN GN GNT GOA GOH GP GR GRA GRH GRI GRM ' +
    'GRS GRZ GS GT GTH GUB GUN GVM GW GZ H HA HAB HAL HAM HAS HB HBN HBS HC HCH HD HDH HDL HE HEB HEF HEI HEL HER ' +
    'HET HF HG HGN HGW HH HHM HI HIG HIP HK HL HM HN HO HOG HOH HOL HOM HOR HOT HP HR HRO HS HSK HST HU HV HVL ' +
    'HWI HX HY HZ IGB IK IL ILL IN IZ J JE JL K KA KB KC KE KEH KEL KEM KF KG KH KI KIB KK KL KLE KLZ KM KN KO KR ' +
    'KRU KS KT KU KUS KW KY KYF L LA LAN LAU LB LBS LBZ LC LD LDK LDS LEO LER LEV LF LG LH LI LIB LIF LIN LIP LL ' +
    'LM LN LOS LP LR LRO LSA LSN LSZ LU LUP LWL M MA MAB MAI MAK MAL MB MC MD ME MED MEG MEI MEK MEL MER MET MG ' +
    'MGH MGN MH MHL MI MIL MK MKK ML MM MN MO MOD MOL MON MOS MQ MR MS MSE MSH MSP MST MTK MTL MW MY MYK MZ MZG N ' +
    'NAB NAI NAU NB ND NDH NE NEA NEB NEC NEN NES NEW NF NH NI NK NL NM NMB NMS NOH NOL NOM NOR NP NR NRW NT NU ' +
    'NVP NW NWM NY NZ OA OAL OB OBG OC OCH OD OE OF OG OH OHA OHV OHZ OK OL OP OPR OS OSL OTW OVI OVL OVP OZ P PA ' +
    'PAF PAN PAR PB PCH PE PEG PF PI PIR PL PM PN PR PS PW PZ QFT QLB R RA RC RD RDG RE REG REH REI RG RH RI RID ' +
    'RIE RL RM RN RO ROD ROF ROK ROL ROS ROT ROW RP RPL RS RSL RT RU RV RW RZ S SAB SAD SAL SAN SAW SB SBG SBK SC ' +
    'SCZ SDH SDL SDT SE SEB SEE SEF SEL SFB SFT SG SGH SH SHA SHG SHK SHL SI SIG SIM SK SL SLE SLF SLK SLN SLS ' +
    'SLZ SM SN SO SOB SOG SOK SON SP SPB SPN SR SRB SRO ST STA STB STD STE STH STL STO SU SUL SW SWA SY SZ SZB ' +
    'TBB TDO TE TET TF TG THL THW TIR TO TP TR TS TT TUT UE UEM UER UFF UH UL UM UN USI V VAI VB VEC VER VG VIB ' +
    'VIE VIT VK VOH VS W WA WAF WAK WAN WAR WAT WB WBS WDA WE WEB WEG WEL WEM WEN WER WES WF WG WHV WI WIL WIS ' +
    'WIT WIZ WK WL WLG WM WMS WN WND WO WOB WOH WOL WOR WOS WR WRN WS WSF WST WSW WT WTL WTM WUG WUN WUR WW WZ ' +
    'WZL X Y Z ZE ZEL ZI ZIG ZP ZR ZW ZZ'
  ).split(' '),
)

function isPlate(signs: string, written: string): boolean {
  if (signs.length > 8 || /[A-Z]0/.test(signs)) return false
  const [district = ''] = /^[A-Za-z]{1,3}/.exec(written) ?? []
  const letters = /^[A-Z]*/.exec(signs)?.[0].length ?? 0
  if (district.length < letters) return districts.has(district.toUpperCase())
  // Written in one word, the district is any beginning of the letters; “am 5” is none.
  return written.length === signs.length && letters > 1 && [1, 2].some((count) => districts.has(signs.slice(0, letters - count)))
}
