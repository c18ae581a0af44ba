/**
 * What people write to shops, banks, carriers, clinics and offices. Slots: {full} {first} {last} a person, {city}
 * {place} a location, {adr} a street address, {org} an organisation, {num} a number that is no name.
 */
export const framesOfService: readonly string[] = `
hi, {first} here again, still waiting for a refund
Good morning, my name is {full} and I ordered a lamp two weeks ago
hello {first} speaking, can someone call me back
You can call me {first}
it's {first}, we spoke yesterday about the router
this is {full} from {org}, who handles returns?
{full} here. The technician never came.
The name on the account is {full}
account holder: {full}
the booking is under {last}
the booking is under the name {full}
Reservation for {last}, party of {num}
table for two under {first} please
Passenger {full} would like a window seat
Passengers: {full}, {full} and {full}
please add {full} as an authorized user
I want to add my wife {first} to the policy
my husband {first} already paid that
my son {first} is allergic to peanuts
my daughter {first} {last} starts school in September
my mother {full} was admitted last night
my neighbour {first} took the parcel
my manager {full} has to approve it
our accountant {first} needs the invoice
can you please transfer me to {first} in billing
could I speak with {full} from the claims team
I was talking to {first} before the chat got cut off
your colleague {first} promised me a call
agent {first} was very helpful
the driver, {first}, left it at the wrong door
Dr. {last} prescribed it on Monday
Is Dr {last} available on Thursday?
I have an appointment with doctor {last}
nurse {first} told me to ask here
the patient is {full}, bed {num}
Patient: {full}
emergency contact {full}, my sister
next of kin: {full}
beneficiary is {full}
please pay it to {full}
I need to send {num} dollars to {full}
transfer {num} to {full} at {org}
the cheque was made out to {full}
the cardholder is {full}
it's in my partner's name, {full}
it is registered to {full} of {city}
sold to {full} on the 4th
signed by {full}
witnessed by {full} and {full}
approved by {first} {last}, {org}
cc {first} and {first} please
forward this to {full}
from: {full}
to: {full}
From {first} {last} to {first} {last}: see attached
attn: {full}
c/o {full}
for the attention of Ms {last}
Mr and Mrs {last}
Mr. {full}
Ms {last} is out today
Prof. {last} teaches there
Sir {full} opened the new wing
Sincerely, {full}
Kind regards
{full}
Best wishes, {first}
Many thanks, {first} {last}
cheers {first}
thx {first}
thank you so much {first}!!
ok {first}, i will wait
hey {first}
Hi {first},
Hello {full},
Good evening {first}, how are you?
dear {first}
Dear Mr {last}
Dear {org} team,
{first}, can you look at this?
are you there {first}?
nice to meet you {first}
happy birthday {first}!
say hi to {first} for me
ask {first}
tell {first} I said thanks
call {first} or {first}
{first}?
{first}.
{full}.
it is {first}
{first} {last}, born in {city}
{last} {first}
Surname: {last}
First name: {first} Last name: {last}
Given name {first}, family name {last}
Full legal name: {full}
Contact: {full}
Name {full} Phone {num}
1. {full} 2. {full} 3. {full}
- {full}
- {full}
- {full}
attendees: {first}, {first}, {first} and {first}
{full} ({city})
{full}, {city}
{full}, {org}
{full} of {org}
{full} from {city} wrote a review
{first}'s parcel is late
it is {first}'s birthday
{full}'s account is locked
I lost {first}'s keys at {org}
{last}'s invoice {num}
ship to {full}
deliver it to {full} at {adr}
please send the replacement to {adr}
my new address: {adr}
we moved to {adr} last month
old address {adr}, new address {adr}
the shop at {adr} was closed
pick me up at {adr}
send a taxi to {adr} please
from {adr} to {adr}
drop it off at {adr} after five
the courier went to {adr} instead
billing address {adr}
shipping address is {adr}
Billing: {full}, {adr}
Address: {adr}
Address
{adr}
{full}
{adr}
{full}, {adr}
{org}
{adr}
{org}, {adr}
I live on {adr}
i stay at {adr}
she lives at {adr} with her parents
our office is located at {adr}
The office moved from {adr} to {adr}.
meet me at {adr} in {num} minutes
there was a burglary at {adr}
fire at {adr}
the leak is in my flat, {adr}
the property at {adr} is for sale
rent for {adr} is due
my meter is at {adr}
no signal at {adr}
is fibre available at {adr}?
can you check coverage for {adr}
how much to ship from {city} to {city}
do you deliver to {place}?
do you have stores in {city}
what time does the {city} store open
nearest branch to {city}
any hotels in {city} under {num}
flights from {city} to {city} on friday
one way {city} to {city}
{city} to {city}, two adults
I'm stuck at {city} airport
my train to {city} was cancelled
the bus from {city} is late again
we are visiting {place} in spring
is it raining in {city}
weather in {place} tomorrow
what's the time in {city}
born and raised in {city}
I grew up in {place} but live in {city} now
moving to {place} next year
I am calling from {place}
im in {city} rn
near {city}
{city}, {place}
{city} {place}
greetings from {place}!
made in {place}
the embassy of {place} in {city}
I need a visa for {place}
roaming in {place} is too expensive
does my plan work in {place} and {place}?
customs in {city} is holding it
it has been in {city} since Tuesday
tracking says it left {city} and arrived in {city}
our warehouse in {city} ships it
the {city} office
the {city} branch of {org}
a lawyer in {city}
{org} in {city} refused my card
I work at {org}
I work for {org} as a nurse
I used to work at {org}
I'm an engineer at {org}
employer: {org}
Company: {org}
Company name {org}, contact {full}
on behalf of {org}
I represent {org}
we at {org} would like to order {num} chairs
invoice {org} please
bill it to {org}
my insurer is {org}
I bank with {org}
I switched from {org} to {org}
{org} charged me twice
{org} won't answer my emails
{org} acquired {org}
{org} and {org} merged
{org} is a client of {org}
is {org} open on Sundays
{org} opens at nine
a contract with {org}
the {org} building
shares of {org} fell
{org} announced new prices
the CEO of {org}, {full}, resigned
{full}, who runs {org}, said no
{full} joined {org} in {city}
{full} left {org} to found {org}
{full} was born in {city} and studied at {org}
she studied at {org}
my kids go to {org}
treated at {org} last week
I was a patient at {org}
{org} referred me to {org}
I applied for a job at {org}
the recruiter from {org} is called {first}
{first} from {org} sent me here
{first} at {org} said it would be free
{first} in {city} has the keys
{first} moved to {city}
{first} and I are flying to {city}
me and {first} want to book the suite
{first}, {first} and their kids from {city}
{full} lives in {city}
{full} of {adr}
{full} owns a bakery in {city}
{full} died last year, I'm the executor
estate of {full}
in memory of {full}
{full} vs {full}
{full} married {full} in {place}
{full} beat {full} in {city}
according to {full}, it never arrived
{full} told the court that
{full} and {full} signed the lease for {adr}
I'm writing on behalf of {full}
I am {full}'s lawyer
I am {first}'s mother
my name's {first} btw
my name is spelled {last}
it's {first} with a c
not {first}, {first}!
sorry I meant {city}
I said {full}, not {full}
who is {full}?
do you know {full}
is {full} still with {org}?
do you have a room for {full}
check in for {full}
check out {last} room {num}
visitor: {full}, host: {full}, company: {org}
speaker: {full} ({org})
author {full}
composer {full} was from {place}
coach {last} picked {last} for the final
{last} scored twice against {city}
watching {full} tonight
listening to {full}
saw {full} in {city} last night
new song by {full}
{full} is my favourite actor
can you play something by {full}
{org} won in {city}
we ate at {org} in {city}, lovely
{org} on {adr} has the best pizza
went to {org} with {first} yesterday
party at {first}'s, {adr}
`.trim().split('\n')
