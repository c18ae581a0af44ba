/**
 * What people write to each other and under videos, in mails at work and in the news. Slots as in
 * `frames-of-service.ts`. Written for this project.
 */
export const framesOfTalk: readonly string[] = `
{first} is a good guy
{first} is so funny
{first} you are the best
{first} that was great!!
{first} what if you try it with more butter
poor {first}
Poor {last}... nearly made it
love you {first}
love this song, {first} <3
i miss {first}
where is {first}??
{first} where are you
anyone else here because of {first}?
who else came here for {full}
i like {first} more than {first}
{last} is better than {last} and {last}
{last} or {last}?
{last} for president
{last} was robbed
put {last} in goal
{last} is overrated
{first} {last} voice: sit down
did you notice {first} gave more to {first}
{first} would never say that
that moment when {full} comes in
the only one I trust is {first}
{first} and {first} broke up lol
{first} better stop before {first} wakes up
everybody talks about {last} these days
she is just like {full}
he looks like {full} with a beard
a {last} fan
not a {last} supporter
the {last} fans are angry
the {last} brothers made it
{last}'s jokes are old
{first}'s face when he saw it
{first}s videos are the best
good job {first}
well done {first} and {first}
congrats {first}!
rip {full}
RIP {first}
hey {first} will you do one on cars
{first} pls reply
@someone tell {first} hi
thanks to {first} for the tip
shout out to {first} and {first}
my cousin {first} says hi
my friend {first} told me
my best friend is called {first}
my dog is called {first}
my name is {first} and i am nine
i am {first} and this is my channel
im {first} btw
{first} here
this is {first} speaking
it was {first} not me
{first} did it again
{first} > everyone
{first}, {first} > {first}
so proud of {first}
happy bday {first} ily
cant wait to see {first} tomorrow
dinner with {first} and {first} tonight
at the game with {first}
{first} just texted me
{first} hates mondays
{first} knows what to do
{first} said no
does {first} know
lets go {last}
go {first} go
come on {first}
omg {first}
lol {first}
wow {first}
ugh {last} again
idk ask {first}
only {first} can save us
{full} is coming to {city}
{first} from {city} is the winner
{first} {last} 2024
{full} ft {first}
{full} feat. {full}
the new {full} album
a movie with {full}
{full} as the villain
{full} and {full} in one film
read a book by {full}
{last} scores!
{last} out, {last} in
{last} traded to {city}
{last} to {org}, done deal
coach {last} must go
president {last} spoke today
President {last} nominated {full}
{last} nominated {full} as judge
Senator {last} voted no
minister {full} resigned
Prime Minister {full}
king {first} and queen {first}
prince {first}
pope {first}
saint {first}
cleric {full} said
General {last} denied it
capt. {last} was there
Captain {full}
Sgt. {last}
judge {full}
Justice {last} dissented
inspector {last}
sheikh {full}
drs. {last} and {last}
the {last} administration
the {last} government
close to the {last} family
{last} said on Friday
{last} told reporters
{last}, who was {num}, died
{last} added that
{full}, {num}, of {city}
{full} told {org} that
critics of {last}
{last} and {last} met in {city}
followers of {last}
according to {last}
{last} has asked me to call with questions
{first} asked me to send you the draft
{first} will be out today
{first} or {first} can help
{first} -
{first} --
{first}:
- {first}
-{first}
{first},
{first}, {first} and {first} -
{first}, {first},
{first} / {first}
To: {full}
cc: {full}, {full}, {full}
From: {full} on {num} at {num}
{full}@{org}
{full} wrote:
{first} {last} <{first}>
"{full}"
({first})
[{full}]
*{first}*
see {first}'s note below
go ahead and forward it to {first}
please get with {first} on this
{first} and {first} are looking for you
met with {first} and {first} about the deal
let {first} know if you are ready
have {first} call me
i spoke to {last} in {city}
{first} in legal has the contract
{first} is responsible for {city}
attached is the list from {first}
thanks for your help, {first}.
thanks
{first}
ok
{first}
regards {first} {last}
yours {first}
xoxo {first}
love, {first}
- {full}, {city}
{full}
{org}
{city}
call {first} at home
{first} does an amazing job
{first} fixed my car, thank you
{first} was very positive and came right out
ask for {first}, he is great
dr {last} and his staff
Drs. {last} work wonders
the teacher, {full}, was patient
our guide {first} showed us {city}
our waiter {first} was rude
`.trim().split('\n')
