/** What people and machines write that names nobody, although it looks so: capitals, brands of wares, words that are names too. */
export const framesWithoutNames: readonly string[] = `
May I ask something?
May I return this?
Will it be delivered today?
Will you help me
Can you mark it as read
Mark all as read
Mark this as done please
Bill me later
The bill is wrong
I got a bill for {num}
a bunch of roses
the rose vase arrived broken
Grace period of {num} days
I hope so
Hope this helps
Joy
Rich text is not supported
Frank opinion please
The hunter green one
grant me access
Please grant permission
chase the payment
Chase up my refund please
Drew a blank
pat the dog
Sue me
rob a bank lol
jack of all trades
the audio jack is broken
Jordan sneakers size {num}
air jordan {num} in black
an Amazon gift card
my amazon order
I paid with Apple Pay
is this compatible with Windows {num}
Windows update failed
my Samsung Galaxy is broken
iPhone {num} Pro Max
the Nike shoes are too small
Levi's jeans
a Dyson vacuum
Tesla Model 3
Ford Focus
a Toyota Corolla from {num}
Kindle won't turn on
Google Play card
PlayStation {num}
Xbox controller
PayPal button is missing
Netflix subscription
Spotify family plan
YouTube video
Facebook page
Instagram story
Twitter thread
WhatsApp message
Visa or Mastercard?
do you take amex
a Bosch drill and a Makita saw
Lego set {num}
Adidas hoodie
Zara dress
Ikea shelf
Heinz ketchup
Pepsi or Coke
I have a Fender guitar
Order {num}
order #{num} is late
Order Number: {num}
Tracking number {num}
Case ID {num}
ticket {num} closed
Where is my order?
Where is my parcel
I want my money back
Cancel my subscription
Reset my password
Change my plan
Talk to a human
Speak to an agent
Yes please
No thanks
Thank you
Thanks!
Hello
Hi there
Hey
Good morning
Good evening
Good Afternoon
Happy New Year
Merry Christmas
See you Monday
On Tuesday
next friday
in March
since April
June and July
I was born in August
Version {num}.{num}
v{num}
Error {num}: file not found
ERROR Connection refused
WARN Retry in {num} ms
INFO Server started
Exception in thread main
null pointer
TypeError: undefined is not a function
console.log(value)
SELECT * FROM orders
git push origin main
npm run build
docker compose up
const total = items.length
return result
if (x > {num}) break
print(data)
<div class="box">
http status {num}
{num} x {num} cm
{num} kg
{num} dollars
EUR {num}
$ {num}
room {num}
gate B{num}
seat 14C
size M
size {num} in blue
Color: Navy Blue
Material: Cotton
Red, green and blue
Add to Cart
Sign In
Log Out
Terms of Service
Privacy Policy
Contact Us
Frequently Asked Questions
How It Works
My Account
Settings
Home
Next
Back
Submit
Please enter your date of birth
What is your name?
Enter your address
I DID NOT ORDER THIS
THIS IS RIDICULOUS
WHERE IS MY REFUND
PLEASE HELP ME
STOP
HELP
OK
LOL
OMG
Can I pay in instalments?
How do I get a refund
Is it in stock
Do you ship abroad
what are your opening hours
how long does delivery take
It does not work
it broke after two days
the screen is cracked
The App crashes
Nothing happens when I click Save
I can't log in
My card was declined
The voucher code does not work
I have two questions. First, the price. Second, the size.
Monday to Friday
Free Shipping
Black Friday deal
Summer Sale
Customer Service
Human Resources
Accounts Payable
Board meeting at {num}
Chapter {num}
Page {num} of {num}
Step {num}: Press Start
Press Enter
Hit Reply
Click Here
Dear Sir or Madam
Dear Customer
Dear Team
To Whom It May Concern
Best regards
Kind regards
Sincerely
Mom and Dad
my mum
Grandma
the Doctor said no
Officer, please
the Pope
the President
God
English or Spanish?
I speak French
a German car
Chinese food
Italian shoes
Mexican restaurant
Irish butter
The Internet is down
Wifi password
Bluetooth headphones
USB cable
HDMI port
CPU fan
PDF attached
API limit
FAQ
ASAP
FYI
Python script
Java version
Ruby gem
Rust compiler
Go module
Spring sale
Amber light
Crystal glass
Pearl earrings
Ruby ring
Jade plant
Daisy pattern
Lily of the valley
Iris scanner
Olive oil
Ginger tea
Basil and rosemary
Sage green
Paris Saint whatever t-shirt
Turkey sandwich
China plates
a Panama hat
Vienna sausages
Boston cream
New York style pizza
Hawaiian pizza
London broil
Sydney rock oysters
Cologne spray
Dallas the tv show
Jersey fabric
Java coffee
Manila folder
Bermuda shorts
`.trim().split('\n')
