# Every sentence of the terminal, in Urdu as people type it in Latin letters. The order is that of
# the English catalogue.

## Small parts

list-separator = { ", " }
count-files =
    { $count ->
        [one] 1 file
       *[other] { $count } files
    }
count-exhibits =
    { $count ->
        [one] 1 exhibit
       *[other] { $count } exhibits
    }
count-lines =
    { $count ->
        [one] tehveel ki 1 satar
       *[other] tehveel ki { $count } satrein
    }

## Without a command, and the first time

welcome = saboot kisi page ko delete hone se pehle mehfooz karta hai. Sab kuch isi computer mein rehta hai.
welcome-child = Agar page par 18 saal se kam umar kisi ki, ya aap ki apni, jinsi tasveer ho sakti hai to yeh likhein: saboot capture --words-only LINK. Phir koi tasveer mehfooz nahi hogi.
welcome-shared = Jo shakhs yeh computer istemal kar sakta hai, woh yahan mehfooz ki hui cheezein dekh sakta hai.
ask-link = Link paste karein, ya file khench kar yahan chhorein, phir Enter dabayein
ask-more = Koi aur link ya file? Agar bas yehi tha to sirf Enter dabayein
ask-package = Kya package abhi bana diya jaye? y/n
ask-saw = Kya aap ne yehi dekha tha? y/n/Enter
ask-case = Kai case khulay hain. Kaun sa?
ask-protect = Kya key par abhi passphrase laga diya jaye? y/n
ask-passphrase = Key ka passphrase
ask-passphrase-new = Naya passphrase
ask-passphrase-again = Wohi passphrase dobara
answer-yes-no = Meharbani kar ke y (haan) ya n (nahi) likhein.
passphrase-wrong-again = Yeh woh passphrase nahi. Dobara likhein.
passphrase-differs = Dono aik jaise nahi. Dobara likhein.

## Cases

case-using = Case { $case }
case-made = Case { $case } khul gaya hai.
case-torn = Pichli dafa kaam rukte waqt record ki aakhri satar kat gayi thi. Woh record ke saath rakh li gayi aur likh di gayi hai; jisay mehfooz kaha gaya tha us mein se kuch zaya nahi hua.
case-none = Abhi koi case nahi. Pehla page mehfooz karte hi aik khul jaye ga.
case-title = Unwaan (isi computer mein rehta hai): { $title }
case-opened-at = Khola gaya: { $time }
case-line = { $case }  { $state }  { $time }  { $title }
case-state-open = khula
case-state-closed = band
case-folder = Folder: { $path }
case-exhibits = Is mein { $exhibits }, { $files }, { $size } hain.
case-exhibit-line = { $exhibit }  { $kind }  { $files }
case-kind-capture = mehfooz kiya hua page
case-kind-import = aap ki di hui files
case-log-good = Tehveel ka record kahin se toota nahi: { $lines }.
case-sizes-good = Har file maujood hai aur us ki lambai wohi hai. Aik aik byte dekhne ke liye: saboot case check
case-check-good = Har file waisi hi hai jaisi likhi gayi thi: { $files }, { $size }.
case-check-bad = { $path }: { $what }
case-check-bad-sum =
    { $count ->
        [one] 1 file waisi nahi jaisi likhi gayi thi.
       *[other] { $count } files waisi nahi jaisi likhi gayi thin.
    }
case-closed = Case { $case } band ho gaya hai. Is par seal ab bhi lag sakti hai aur isay parha ja sakta hai.
case-recovered = Pichli dafa kaam beech mein ruk gaya tha. Jo kuch bacha woh rakh liya aur likh diya gaya hai: { $files }.
case-recovered-exhibit = { $exhibit } beech mein ruk gaya tha. Jitna hissa mehfooz hua, woh adhoora likh kar rakh liya gaya hai.
case-damaged = Case { $case } mein kharabi hai: { $why }. Isay bilkul waisa hi rehne diya gaya hai, aur jo aap ab mehfooz karein ge woh doosray case mein jaye ga. Is ke folder ki naqal banayein aur apne wakeel ya helpline ko dikhayein.
case-damaged-other = Case { $case } mein kharabi hai, is liye yahan istemal nahi hua. Kharabi dekhne ke liye: saboot case check --case { $case }
case-glance = Pehle mehfooz ki hui aik cheez waisi nahi rahi: { $path }: { $what }. Yeh record mein likh diya gaya hai; saboot case check aik aik byte parh kar batata hai ke aagay kya karein.
case-goes-on = Baaqi sab par seal lagane ke liye: { $command }
case-clock-behind = Is computer ki ghari { $time } dikha rahi hai, jo case ki aakhri satar se pehle ka waqt hai. Is se kuch zaya nahi hota aur satron ki tarteeb qaim hai, lekin ghari dekh lein.
case-clock-back = Record ki satar { $line } se pehle ghari peeche ki gayi: is par { $time } hai aur is se pehli satar par { $before }. Satron ki tarteeb phir bhi qaim hai.
file-changed = likhay jane ke baad badal gayi hai
file-missing = maujood nahi
file-length = lambai kuch aur hai
file-unlogged = record ki kisi satar mein nahi
file-unreadable = parhi nahi ja sakti
file-signature = is ke dastkhat maujood nahi ya adhooray hain

## Capture

visit-shows = Isay kholne se is ke maalik ko pata chal sakta hai ke aap ke internet address se kisi ne dekha.
capture-batch = { $of } mein se { $number }
capture-batch-sum = Mehfooz: { $good }. Kuch hissa: { $part }. Nahi huay: { $bad }.
capture-words-only = Sirf alfaaz: tasveerein, video aur font na khulte hain, na mehfooz hote hain.
capture-unsigned = Key locked hai, is liye is record par abhi dastkhat nahi. Agli seal par ho jayein ge.
capture-stopped = Aap ke kehne par rok diya gaya. Ab tak jo mehfooz hua, woh rakh liya gaya hai.
capture-cut = Tasveer { $pixels } pixel par khatam ho jati hai; page is se aagay bhi hai.
capture-certificate = Site ka certificate theek nahi. Aap ne aagay barhne ko kaha; yeh likh diya gaya hai.
capture-no-address = Proxy istemal hui, is liye site ka address dekha nahi ja saka.
capture-redirected = Link aagay yahan le gaya: { $url }
capture-browser = Browser shuru ho raha hai
capture-first-words = Page yun shuru hota hai: { $words }
capture-no-words = Page par koi alfaaz nahi.
capture-picture = Tasveer: { $path }
capture-seen = Likh diya gaya: aap ne yehi dekha tha.
capture-not-seen = Likh diya gaya: aap ne yeh nahi dekha tha. Apne phone se us ki tasveer lein aur shamil karein: saboot import FILE
saved = Mehfooz hua ({ $exhibit }): { $things }
saved-nothing = Mehfooz hua ({ $exhibit }): page ka kuch nahi. Yeh likh diya gaya hai ke koshish ki gayi.
not-saved = Mehfooz nahi hua: { $things }
not-saved-none = Mehfooz nahi hua: saboot ke ilm mein koi kami nahi.
what-now = Phone aur chat sambhal kar rakhein. Report, block ya delete karne se pehle seal lagayein. 1799 · 0800-39393 · khatre mein hon to: 15

step-open = Page manga ja raha hai
step-load = Page ka intezar hai
step-viewport = Screen par jo pehle nazar aaya, mehfooz ho raha hai
step-first = Shuru ke alfaaz aur page ka source mehfooz ho rahe hain
step-scroll = Page aakhir tak neeche kiya ja raha hai
step-page = Poora page aik tasveer mein mehfooz ho raha hai
step-dom = Aakhir ka source mehfooz ho raha hai
step-text = Alfaaz mehfooz ho rahe hain
step-mhtml = Browser mein khulne wali naqal mehfooz ho rahi hai
step-pdf = Kaghaz ke liye naqal mehfooz ho rahi hai
step-tls = Site ke certificate mehfooz ho rahe hain
step-wacz = Web archive mehfooz ho raha hai
step-net = Har request likhi ja rahi hai
step-record = Record likha ja raha hai
step-failed = { $step }: nahi ho saka ({ $why })
step-slow = bohat der lagi
step-stopped = rok diya gaya

thing-viewport = pehli screen
thing-first-html = shuru ka source
thing-first-text = shuru ke alfaaz
thing-page = pooray page ki tasveer
thing-dom = source
thing-text = alfaaz
thing-mhtml = browser ke liye naqal
thing-pdf = kaghaz ke liye naqal
thing-wacz = web archive
thing-net = requests ki fehrist
thing-tls = site ke certificate
thing-original = file, jaisi aap ke paas hai
thing-source = aap ke kehne ke mutabiq kahan se aayi
thing-unlogged = beech mein rukay huay kaam ki chhori hui file

quality-content = Jahan tak saboot bata sakta hai, page yehi hai.
quality-partial = Page ka kuch hissa nahi aaya.
quality-login-wall = Site login maang rahi hai. Yeh wohi page hai, post nahi.
quality-gone = Site kehti hai ke yeh page ab maujood nahi.
quality-blocked = Site ne yeh page dikhane se inkaar kar diya.
quality-error = Yeh page nahi, koi error hai.
result-complete = Jo kuch kaha gaya tha, sab mehfooz hai.
result-partial = Kuch hissa mehfooz hai. Jo nahi hua, woh likh diya gaya hai.
result-failed = Page mehfooz nahi ho saka. Yeh likh diya gaya hai ke koshish ki gayi.

selftest-bad = Khud jaanch mein kharabi nikli: { $parts }. Kaam jari hai, aur package mein yeh likha hoga.

## Import and notes

import-done = { $exhibit }: { $files } hoobahoo le li gayin, { $size }
import-file = { $name }  { $kind }  { $size }
import-origin = saboot ne khud nahi dekha ke yeh kahan se aayin. Jo aap batate hain, woh likh leta hai.
import-left-out = Chhor di gayi, aam file nahi: { $name }
note-done = Note { $note } case mein shamil hai. Jisay package milay ga, woh isay parh sakta hai.

## Seal

seal-progress = Package ban raha hai
seal-package = Package: { $path }
seal-receipt = Raseed: { $path }
seal-holds = Is mein { $files }, { $size } hain. Bag { $bag }.
seal-zip-hash = Package ka SHA-256: { $hash }
seal-hash = Seal ka SHA-256: { $hash }
seal-fingerprint = Aap ki key ka fingerprint: { $fingerprint }
seal-fingerprint-ssh = Wohi, OpenSSH ki likhai mein: { $fingerprint }
seal-paper = Fingerprint kaghaz par likhein aur khud apne haath se dein: is se koi bhi jaanch sakta hai ke yeh seal aap ki key se lagi hai.
seal-again = Bag { $bag } ke baad kuch naya nahi. Yeh wohi package dobara hai, hoobahoo.
seal-withheld = Rok liya gaya: { $path }
seal-new-key = Yeh seal nayi key se lagi hai. Record mein likha hai ke pichli key dastyab nahi thi.
seal-shows = Package yeh dikhata hai ke is seal ke baad is mein kuch nahi badla. Yeh nahi dikhata ke post kis ne likhi.
seal-check = Jaanchne ke liye: saboot verify { $path }

## Verify

verify-progress = Package parha ja raha hai
verify-signer-confirmed = Dastkhat usi key ke hain jo aap ne batayi.
verify-signer-other = Dastkhat us key ke nahi jo aap ne batayi.
verify-signer-unknown = Dastkhat karne wale ki tasdeeq nahi hui: koi bhi key bana kar seal laga sakta hai. Fingerprint ko us se milayein jo aap ke paas kaghaz par hai.
verify-broken = BROKEN (seal tooti hui): yeh waisa nahi jaisa seal lagate waqt tha.
verify-broken-shows-not = Yeh nahi dikhata ke kis ne badla, kab, aur kyun.
verify-intact = INTACT (saalim): har file waisi hi hai jaisi seal lagate waqt thi.
verify-intact-shows-not = Yeh nahi dikhata ke files mein likhi baat sach hai, ya kis ne likhi.
verify-signed = SIGNED (dastkhat shuda): yeh seal usi ne lagayi jis ke paas yeh key hai.
verify-signed-shows-not = Yeh nahi dikhata ke woh shakhs kaun hai.
verify-anchored = TIME-ANCHORED (waqt se bandhi): waqt ke aik bairooni idaray ne yeh seal dekhi, so yeh us waqt ke baad nahi bani.
verify-anchored-shows-not = Yeh us waqt se aage ki baat hai. Us se pehle sirf computer ka apna daawa hai.
verify-time = Waqt sirf is computer ka apna daawa hai: { $time }
verify-stamp = { $file } ka bairooni waqt: { $time }
verify-stamp-by = idara: { $name }, zyada se zyada { $off } second ka farq
verify-stamp-by-about = idara: { $name }, jo nahi batata ke waqt kitna durust hai
verify-stamp-unconfirmed = Aap ne is idaray ki tasdeeq nahi ki: aisa idara koi bhi chala sakta hai. Is ka sab se upar ka certificate: { $fingerprint }
verify-stamp-after = computer ke bataye hue waqt ({ $claimed }) se { $span } baad
verify-stamp-before = computer ke bataye hue waqt ({ $claimed }) se { $span } pehle
verify-device = Jis ke haath mein poora computer ho, woh is program ko dhoka de sakta hai. Asal device dekhein, aur platform se us ka record mangein.
verify-canonical = Zip waisi hi hai jaisi saboot ne likhi thi.
verify-repacked = Khol kar dobara zip ki gayi: seal wali har file waisi hi hai, magar yeh woh zip nahi jis ka naam raseed mein hai.
verify-folder = Yeh khola hua folder hai.
verify-case = Case { $case }, bag { $bag }
verify-case-uid = { $uid }
verify-holds = { $files }, { $size }, { $lines }
verify-withheld = Seal lagane wale ne rok liya: { $path } ({ $reason })
verify-finding-broken = kharabi: { $what }: { $path } ({ $code })
verify-finding-broken-whole = kharabi: { $what } ({ $code })
verify-finding-note = note: { $what }: { $path } ({ $code })
verify-finding-note-whole = note: { $what } ({ $code })
verify-fingerprint = Fingerprint: { $fingerprint }
verify-fingerprint-ssh = OpenSSH ki likhai mein: { $fingerprint }
withheld-excepted = exhibit shamil nahi kiya gaya
withheld-left-out = file chhor di gayi
withheld-unreadable = parhi nahi ja saki
withheld-destroyed = zaya kar di gayi

## What verify found, by its code; the path follows

finding-not-a-package = yeh saboot ka banaya hua package nahi
finding-unreadable = aik hissa disk se parha nahi ja saka
finding-zip-end = zip ka aakhri hissa maujood nahi ya kharab hai
finding-zip-disks = zip kehti hai ke woh kai disks mein bati hui hai
finding-zip-limit = zip mein kisi bhi package se zyada cheezein hain
finding-zip-directory = zip ke andar files ki fehrist kharab hai
finding-zip-count = zip mein utni files nahi jitni woh batati hai
finding-zip-stray-bytes = zip mein aisi bytes hain jo us ki kisi file ki nahi
finding-zip-overlap = zip mein do files aik hi jagah par rakhi hain
finding-zip-local-header = zip aik file ko do jagah alag alag tarah batati hai
finding-zip-descriptor = file ke baad zip jo likhti hai, woh maujood nahi ya ghalat hai
finding-zip-other-name = zip aik file ka doosra naam bhi deti hai
finding-zip-encrypted = zip mein aik file password se band hai
finding-zip-method = zip mein aik file aisay tareeqay se dabai gayi hai jo kisi package mein nahi hota
finding-zip-size = zip mein aik file us lambai ki nahi jo zip batati hai
finding-zip-inflate = zip mein aik file kholi nahi ja sakti
finding-zip-crc = zip mein aik file kharab hai
finding-irregular-file = yeh aam file nahi
finding-bad-name = aisa naam jis ki ijazat nahi
finding-doubled-name = aik hi naam do baar hai
finding-name-clash = kuch computer do naamon ko aik hi samjhein ge
finding-outside-base = aik file package ke folder se bahar rakhi hai
finding-too-large = aik file apni qism ke lehaz se bohat bari hai
finding-missing-file = aik file jo har package mein hoti hai, maujood nahi
finding-bag-declaration = folder ki qism batane wali file mein woh nahi likha jo hona chahiye
finding-bag-info = package ki tafseel parhi nahi ja sakti
finding-manifest-form = files ki aik fehrist parhi nahi ja sakti
finding-manifest-place = aik file ghalat fehrist mein likhi hai
finding-file-changed = aik file waisi nahi jaisi seal lagate waqt thi
finding-file-missing = seal wali aik file maujood nahi
finding-file-unlisted = aik aisi file maujood hai jo kisi fehrist mein nahi
finding-payload-oxum = files ki ginti ya kul lambai woh nahi jo package batata hai
finding-key-form = aik key parhi nahi ja sakti
finding-key-weak = aik key aisi hai jis ke dastkhat har paigham par pooray utartay hain
finding-allowed-signers = OpenSSH se jaanchne ki file mein ikattha karne wale ki key nahi
finding-not-the-signer = dastkhat us key ke nahi jo aap ne batayi
finding-seal-form = seal parhi nahi ja sakti
finding-seal-signature = seal ke dastkhat durust nahi
finding-seal-sshsig = seal ke doosray dastkhat, jo OpenSSH ke liye hain, durust nahi
finding-seal-signer = seal mein us key ka naam nahi jo package mein hai
finding-seal-tagmanifest = seal files ki kisi aur fehrist ki hai
finding-seal-case = seal kisi aur case ya bag ki hai
finding-seal-payload = seal mein files ki ginti ya kul lambai kuch aur hai
finding-seal-custody = seal tehveel ke kisi aur record ki hai
finding-seal-origin = seal mein kisi asal package ka zikr hai, jisay yeh version nahi jaanta
finding-seal-place = aik file ki jagah seal ki files mein nahi
finding-anchor-place = aik file ki jagah waqt ki mohron mein nahi
finding-log-form = tehveel ka record parha nahi ja sakta, ya us ki satrein aapas mein nahi jurteen
finding-log-line = tehveel ke record ki aik satar mein woh likha hai jo nahi ho sakta
finding-log-first = tehveel ka record is case ke khulne se shuru nahi hota
finding-log-freeze = tehveel ka record is package ki seal par khatam nahi hota
finding-log-doubled = tehveel ke record mein aik file do baar likhi hai
finding-log-disagrees = aik file woh nahi jo tehveel ke record mein likhi hai
finding-file-unlogged = aik aisi file maujood hai jo tehveel ke record mein nahi
finding-logged-missing = tehveel ke record mein likhi aik file maujood nahi
finding-withheld-form = roki gayi files ki fehrist durust nahi ho sakti
finding-withheld-present = aik file roki hui batayi gayi hai magar maujood hai
finding-token-form = waqt ki aik mohr parhi nahi ja sakti ya durust nahi
finding-token-imprint = waqt ki aik mohr us file ki nahi jis ka naam is par hai
finding-token-chain = waqt ki mohr ke saath rakhe certificate us ke apne nahi
finding-token-missing = tehveel ke record mein likhi waqt ki aik mohr maujood nahi
finding-data-place = aik file exhibit ke folders se bahar rakhi hai
finding-record-count = aik exhibit ka theek aik record nahi
finding-record-form = aik exhibit ka record parha nahi ja sakta
finding-record-place = aik exhibit ka record kisi aur jagah ka hai
finding-record-artefacts = aik exhibit ka record us ki files se mel nahi khata
finding-record-unsigned = aik exhibit ke record par dastkhat nahi, ya tehveel ke record mein un ka zikr nahi
finding-record-signature = aik exhibit ke record ke dastkhat durust nahi
finding-record-key = aik exhibit ke record par aisi key ke dastkhat hain jo seal lagane wale tak nahi pohanchti
finding-manifest-json = package ka khulasa us ke andar ki cheezon se mel nahi khata
finding-prior-missing = is case ke aik pehle package ki seal maujood nahi
finding-prior-form = aik pehle package ki seal parhi nahi ja sakti ya kisi aur case ki hai
finding-prior-signature = aik pehle package ki seal par is case ki kisi key ke dastkhat nahi
finding-prior-chain = is case ki seals aapas mein nahi jurteen
finding-prior-custody = tehveel ke record mein woh nahi jis par aik pehle package mein seal lagi thi
finding-withheld = aik file rok li gayi hai
finding-earlier-key = kisi aur key se dastkhat huay, jis ke baare mein yeh seal lagane wala kehta hai ke pehle istemal hoti thi; koi aur is ki gawahi nahi deta
finding-token-unconfirmed = waqt aise idaray ka hai jis ki aap ne tasdeeq nahi ki
finding-claimed-later = computer ki ghari aage thi: woh is ka waqt bahar ke idaray ki mohr se bhi baad ka batati hai
finding-annex = package ke saath rakhe folder ki aik cheez durust nahi, is se kuch saabit nahi hota
finding-litter = aik file jo computer ke system ne khud chhori; yeh package ka hissa nahi
finding-repacked = isay dobara zip kiya gaya hai; seal wali har file waisi hi hai

## Keys

key-made = Aap ke liye dastkhat ki key ban gayi hai.
key-made-open = Is par passphrase nahi: jo yeh computer istemal kar sakta hai, woh is se dastkhat kar sakta hai. Hifazat ke liye: saboot key protect
key-state-protected = Passphrase se mehfooz hai.
key-state-open = Passphrase nahi laga hua.
key-fingerprint = Fingerprint: { $fingerprint }
key-fingerprint-ssh = OpenSSH ki likhai mein: { $fingerprint }
key-exported = Key ka public hissa { $path } mein hai. Yeh kisi ko bhi diya ja sakta hai.
key-protected = Ab key apna passphrase mangay gi. Bhool jayein to kuch zaya nahi hota: page mehfooz hote rahein ge, aur saboot seal --new-key se seal lagay gi.

## Doctor

doctor-ok = theek
doctor-warn = dhyan
doctor-fail = kharab
doctor-browser = Browser: { $version } ({ $path })
doctor-browser-none = Koi browser nahi mila. Yeh install karein: apt install chromium-headless-shell
doctor-browser-silent = Browser jawab nahi deta: { $path }. Dobara install karein: apt install --reinstall chromium-headless-shell
doctor-font = Urdu { $font } mein likhi jati hai.
doctor-font-awami = Urdu { $font } mein likhi jaye gi, jis ke huroof browser jor nahi sakta. Isay hatayein: apt remove fonts-sil-awami-nastaliq, aur yeh lagayein: apt install fonts-noto-core
doctor-font-plain = Urdu { $font } mein likhi jati hai, Nastaliq mein nahi. Nastaliq ke liye: apt install fonts-noto-core
doctor-font-unknown = Pata nahi chal saka ke Urdu kis font mein likhi jati hai. Yeh aazmayein: apt install fontconfig fonts-noto-core
doctor-space = Saboot rakhne ke liye { $size } khali hai.
doctor-space-low = Saboot rakhne ke liye sirf { $size } khali hai. Aik page ko 100 MB tak darkar ho sakte hain: aagay barhne se pehle jagah banayein.
doctor-space-unknown = Khali jagah naapi nahi ja saki.
doctor-home = Saboot yahan rakhe jate hain: { $path }
doctor-home-new = Saboot yahan rakhe jayein ge: { $path } (pehla page mehfooz karte waqt banay ga).
doctor-home-open = { $path } ko is computer ke doosray log parh sakte hain. Isay band karein: chmod 700 { $path }
doctor-home-readonly = { $path } mein likha nahi ja sakta. --home se koi aur jagah chunein.
doctor-home-synced = { $path } is ke andar hai: { $service }, jo files internet par aur doosray devices par bhejti hai. --home se koi aur jagah chunein.
doctor-home-not-synced = Yeh kisi aisay folder mein nahi jisay koi maroof service internet par naqal karti ho.
doctor-key = Key maujood hai aur passphrase se mehfooz hai.
doctor-key-open = Key maujood hai magar passphrase nahi. Hifazat ke liye: saboot key protect
doctor-key-none = Abhi key nahi. Pehli seal par ban jaye gi.
doctor-sandbox = Browser ka sandbox chalta hai.
doctor-sandbox-root = Aap root hain: browser apna sandbox nahi chala sakta, is liye saboot --no-sandbox lagata hai. Behtar hai ke isay aam user ke taur par chalayein.
doctor-sandbox-none = Shayad browser ka sandbox na chalay: yeh system aam user ko namespace banane nahi deta. Browser aisay package se lagayein jis mein chrome-sandbox ho, ya is ki ijazat dein.
doctor-sandbox-unknown = Pata nahi chal saka ke browser ka sandbox chalta hai ya nahi.
doctor-data = Andar rakhe huay root certificate { $date } ke hain.
doctor-data-old = Andar rakhe huay root certificate { $date } ke hain, aik saal se puranay. Naye saboot mein naye hain.
doctor-sum-good = Sab tayyar hai.
doctor-sum-warn = Tayyar hai. Dekhne ki baatein: { $count }.
doctor-sum-fail = Tayyar nahi. Theek karne ki baatein: { $count }.

## Demo

demo-start = Farzi logon ka aik namoona page sirf isi computer par khola, mehfooz kiya, seal kiya aur jaancha jata hai. Aap ke apne case nahi chheray jate.
demo-capture = Mehfooz ho raha hai: { $url }
demo-by-hand = saboot ke baghair, aam computer ke auzaron se jaanchne ke liye:
demo-done = Is computer se kuch bahar nahi gaya.

## Errors, each with what to try

err-home-none = saboot rakhne ki jagah nahi: system ne data ka koi folder nahi bataya
hint-home-none = --home DIR ya SABOOT_HOME se jagah batayein
err-case-locked = case { $case } kisi aur saboot ke istemal mein hai
hint-case-locked = us ke khatam hone ka intezar karein, ya usay band karein; kuch zaya nahi hoga
err-case-several = kai case khulay hain: { $cases }
hint-case-several = --case se aik ka naam batayein
err-case-unknown = case { $case } maujood nahi
hint-case-unknown = saboot case list se maujood case dekhein
err-case-closed = case { $case } band hai
hint-case-closed = naya case kholein: saboot case new
err-log-broken =
    { $line ->
        [0] tehveel ka record toota hua hai: { $why }
       *[other] tehveel ka record satar { $line } par toota hua hai: { $why }
    }
hint-log-broken = kuch nahi likha gaya; folder ko waisa hi rehne dein, us ki naqal banayein, aur apne wakeel ya helpline ko dikhayein
err-exhibit-unknown = is case mein exhibit { $exhibit } nahi hai
hint-exhibit-unknown = saboot case show se fehrist dekhein
err-note-empty = note khali hai
hint-note-empty = isay quotation marks mein likhein: saboot note "the account was renamed on Monday"
err-file = { $path }: { $why }
hint-file = dekhein ke path theek hai aur aap ko parhne ki ijazat hai
err-write = { $path } likhi nahi ja sakti: { $why }
hint-write = koi aur jagah chunein, ya dekhein ke aap ko wahan likhne ki ijazat hai
err-disk-full = disk par { $path } ke liye jagah nahi rahi
hint-disk-full = jagah banayein aur command dobara chalayein; jo mehfooz ho chuka, woh maujood hai
why-not-there = aisi koi file ya folder nahi
why-not-allowed = aap ko is ki ijazat nahi
why-read-only = yeh disk sirf parhi ja sakti hai
why-folder = yeh aik folder hai
why-not-folder = is raaste ka aik hissa file hai
why-disk-error = disk ne kharabi batayi
err-target-exists = { $path } pehle se maujood hai aur kuch aur hai
hint-target-exists = --out se koi aur naam chunein; saboot kisi file ke upar nahi likhta
err-name-bad = saboot yeh naam nahi likh sakta: { $name }
hint-name-bad = English huroof, hindsay, nuqta, dash aur underscore istemal karein

err-key-exists = key pehle se maujood hai: { $fingerprint }
hint-key-exists = saboot key show se dekhein; nayi key se seal yun lagti hai: saboot seal --new-key
err-key-none = abhi koi key nahi
hint-key-none = yun banayein: saboot key new
err-key-protected = key ko us ka passphrase chahiye
hint-key-protected = isay terminal par chalayein, ya SABOOT_PASSPHRASE_FILE mein us file ka naam dein jis mein woh likha hai
err-key-open-already = key par passphrase pehle se hai
hint-key-open-already = saboot key show yehi batata hai
err-key-damaged = { $path } mein rakhi key parhi nahi ja sakti: { $why }
hint-key-damaged = isay kisi naqal se wapas layein, ya nayi key se seal lagayein: saboot seal --new-key
err-passphrase-wrong = yeh key ka passphrase nahi
hint-passphrase-wrong = agar bhool gaye hain to: saboot seal --new-key
err-passphrase-file = passphrase ki file { $path } parhi nahi ja sakti: { $why }
hint-passphrase-file = SABOOT_PASSPHRASE_FILE mein aisi file ka naam ho jis ki pehli satar passphrase hai
err-passphrase-empty = khali passphrase se koi hifazat nahi hoti
hint-passphrase-empty = teen chaar alfaaz jo aap ko yaad rahein, achay hain
err-passphrase-differs = dono passphrase aik jaise nahi
hint-passphrase-differs = kuch nahi badla; dobara koshish karein

err-browser-none = koi browser nahi mila
hint-browser-none = yeh install karein: apt install chromium-headless-shell
err-browser-start = browser shuru nahi hua: { $why }
hint-browser-start = saboot doctor bataye ga ke kya kharabi hai
err-browser-lost = browser ruk gaya: { $why }
hint-browser-lost = jo mehfooz ho chuka, woh maujood hai; command dobara chalayein
err-url = yeh link nahi: { $url }
hint-url = isay browser ki upar wali patti se copy karein; yeh https:// se shuru hota hai
err-url-scheme = saboot sirf http aur https kholta hai, { $scheme } nahi
hint-url-scheme = isi computer ki file ke liye: saboot import FILE
err-url-none = koi link nahi diya gaya
hint-url-none = saboot capture LINK, ya --from-file mein har satar par aik link
err-address-private = { $host } niji network par ya isi computer par hai
hint-address-private = agar yehi maqsad hai to: --allow-private
err-address-none = { $host } ka address nahi mil saka
hint-address-none = link aur internet connection dekhein
err-connect = { $host } se rabta nahi hua: { $why }
hint-connect = link aur internet connection dekhein, phir command dobara chalayein
err-certificate = { $host } ka certificate theek nahi: { $why }
hint-certificate = ho sakta hai koi beech mein ho; phir bhi page chahiye to: --accept-bad-certificate
err-proxy = yeh proxy nahi: { $proxy }
hint-proxy = maslan --proxy socks5://127.0.0.1:9050
err-proxy-failed = proxy ne kaam nahi kiya: { $why }
hint-proxy-failed = --proxy dekhein aur yeh ke proxy chal rahi hai, phir command dobara chalayein; link mein abhi tak koi kharabi nahi mili
err-download = is link par page nahi, download hone wali file hai
hint-download = isay khud download karein aur shamil karein: saboot import FILE
err-import-nothing = { $path } par lene ke liye koi file nahi
hint-import-nothing = kisi file ka, ya aisay folder ka naam dein jis mein files hon
err-seal-nothing = { $case } mein seal lagane ko kuch nahi
hint-seal-nothing = pehle koi page mehfooz karein ya file shamil karein
err-seal-changed = { $path } mehfooz hone ke baad badal gayi hai
hint-seal-changed = badli hui file par kabhi seal nahi lagti; --leave-out se isay chhor dein, fehrist mein us ka woh hash rahay ga jo hona chahiye
err-seal-unreadable = { $path } parhi nahi ja sakti: { $why }
hint-seal-unreadable = fehrist mein isay unreadable likha jata hai, us hash ke saath jo hona chahiye
err-seal-leave-out = chhorne ke liye { $what } maujood nahi
hint-seal-leave-out = yun likhein: E0003:page.pdf ya note:0003
err-seal-space = package ko { $size } chahiye, aur { $free } khali hai
hint-seal-space = --out se kisi aur disk par jagah batayein
err-seal-stopped = aap ke kehne par rok diya gaya; koi package nahi bana
hint-seal-stopped = case mein se kuch zaya nahi hua; jab chahein saboot seal se package bana lein
err-seal-record-stays = { $path } apne exhibit ka haal batati hai, isay akelay nahi chhora ja sakta
hint-seal-record-stays = poora exhibit rokne ke liye --except likhein
err-seal-key-missing = is case ke kuch hissay par aik pichli key ke dastkhat hain, aur us ka public hissa maujood nahi: { $fingerprint }
hint-seal-key-missing = file keys/earlier-N.pub.pem ko home folder ki kisi naqal se wapas layein
err-seal-bag-broken = case mein bag { $bag } ka rakha hua record kharab hai: { $why }
hint-seal-bag-broken = jo package ban chuka, us par koi asar nahi; folder bags ko kisi naqal se wapas layein

err-package-open = { $path } khul nahi sakti: { $why }
hint-package-open = dekhein ke path theek hai aur aap ko parhne ki ijazat hai
err-wanted-key = yeh na key hai, na fingerprint: { $text }
hint-wanted-key = .pem file dein, ya 64 hindsay (hexadecimal), ya SHA256:…
err-authority-root = { $path } root certificate nahi: { $why }
hint-authority-root = idaray se us ka root certificate PEM mein mangein aur us file ka naam dein

err-question = is ka jawab chahiye, aur poochne ke liye koi terminal nahi
hint-question = jawab kisi option se dein; saboot COMMAND --help mein sab likhay hain
err-json = jawab JSON mein nahi likha ja saka: { $why }
err-bug = saboot se khud ghalti hui: { $why }
hint-bug = jo mehfooz ho chuka, woh maujood hai; niji baat likhay baghair humein ittila dein
err-case-none = abhi koi case nahin hai
hint-case-none = pehle koi safha mehfooz karein ya koi file shamil karein; us se case khul jata hai
err-key-protected-seal = seal lagane se pehle key ko us ka passphrase chahiye
hint-key-protected-seal = isay terminal par kholein, ya SABOOT_PASSPHRASE_FILE mein us file ka naam dein jis mein passphrase hai; agar bhool gaye hon to: saboot seal --new-key
capture-memory = Safhay ne had se zyada memory li, is liye roka gaya. Ab tak jo mehfooz hua woh rakha gaya hai.
step-refused = browser ne inkaar kiya
step-browser-gone = browser ruk gaya
step-crashed = page band ho gaya
step-memory = page ne bohat zyada memory li
step-unreachable = rabta nahi hua
step-certificate = certificate durust nahi
step-private = private address
step-picture = tasveer khali aayi
step-nothing = kuch nahi aaya
step-disk = disk par jagah nahi rahi
step-proxy = proxy ne kaam nahi kiya
step-too-long = yeh itna lamba tha ke liya nahi ja saka
step-moved = page baar baar aage jata raha
verify-other-signer = Aap ke sawal ka jawab nahi hai (BROKEN): har file waisi hi hai jaisi seal lagate waqt thi, magar seal us key ki nahi jo aap ne batayi.
not-saved-post = jo aap ne manga tha: yeh koi aur page hai
not-saved-left-out = { $count } requests (net.json mein darj hain)
not-saved-cut = { $count } bohat lambi cheezon ka aakhri hissa (capture.json mein darj hain)
not-saved-rest = aise page ka baqi hissa jo khatam nahi hota
verify-not-package = Yeh saboot ka package nahi hai. Is mein kuch nahi jaancha gaya.
verify-not-package-hint = Woh zip batayein jo saboot seal ne banayi, ya woh folder jis mein woh khulti hai.
