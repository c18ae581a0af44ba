/** Country codes that have a domain (ISO 3166-1 alpha-2, with `eu`, `uk` and `su`). */
export const countryDomains: ReadonlySet<string> = new Set(
  ('ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn ' +
    'co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy ' +
    'hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md ' +
    'me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw ' +
    'py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ' +
    'ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw').split(' '),
)

/** The generic ones that people meet. */
export const genericDomains: ReadonlySet<string> = new Set(
  ('com org net edu gov mil int info biz name pro mobi asia jobs travel museum aero coop cat tel post app dev page blog cloud shop store online ' +
    'site website tech xyz top club space live life world news media agency digital email solutions services systems network software studio ' +
    'design art link click team group company ltd gmbh global international center community social chat video photo photos games fun icu vip ' +
    'work works zone health care law legal finance bank money insurance example test').split(' '),
)

/** Domains that also end sentences and files, and so need `www.` or a path: `done.It`, `README.md`. */
export const wordDomains: ReadonlySet<string> = new Set(
  ('ac ad ag ai al am an as at be by cc cd de do es et fm ga gg go hm hr id ie im in io is it je la li lu ly ma md me mg ml mm mo mr ms mt mu my na ' +
    'ne no nu om or pa pe ph pl pm pr ps py re rs sa sc se sh si so st su sv tc td tf th tk to tr tv us va ve vi ws ye za zm name pro post int cat ' +
    'app page live life world news media team group work works fun art link click example test top space').split(' '),
)
