# Every sentence of the terminal, in English.
#
# docs/STYLE.md says how they are written. tests/words.rs checks that all catalogues have the same
# sentences with the same placeholders, and that none claims more than saboot knows.

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
        [one] 1 custody line
       *[other] { $count } custody lines
    }

## Without a command, and the first time

welcome = saboot saves what is on a page before it is deleted. Everything stays on this computer.
welcome-child = If a sexual picture of anyone under 18 may be there, yourself included, use: saboot capture --words-only LINK. Then no picture is saved.
welcome-shared = Whoever can use this computer can find what you save here.
ask-link = Paste the link, or drag a file here, then Enter
ask-more = Another link or file? Enter alone if that was all
ask-package = Make the package now? y/n
ask-saw = Is this what you saw? y/n/Enter
ask-case = Several cases are open. Which one?
ask-protect = Protect the key with a passphrase now? y/n
ask-passphrase = Passphrase of the key
ask-passphrase-new = New passphrase
ask-passphrase-again = The same passphrase again
answer-yes-no = Please answer y or n.
passphrase-wrong-again = That is not the passphrase. Please try again.
passphrase-differs = The two are not the same. Please try again.

## Cases

case-using = Case { $case }
case-made = Case { $case } is open.
case-torn = The last line of the log was cut off when the last run ended. It is kept beside the log and written down; nothing that was said to be saved is lost.
case-none = There is no case yet. The first capture opens one.
case-title = Title (stays on this computer): { $title }
case-opened-at = Opened: { $time }
case-line = { $case }  { $state }  { $time }  { $title }
case-state-open = open
case-state-closed = closed
case-folder = Folder: { $path }
case-exhibits = Holds { $exhibits }, { $files }, { $size }.
case-exhibit-line = { $exhibit }  { $kind }  { $files }
case-kind-capture = captured page
case-kind-import = files taken in
case-log-good = The custody log is unbroken: { $lines }.
case-sizes-good = Every file is there and has its length. saboot case check reads every byte.
case-check-good = Every file is as it was written down: { $files }, { $size }.
case-check-bad = { $path }: { $what }
case-check-bad-sum =
    { $count ->
        [one] 1 file is not as it was written down.
       *[other] { $count } files are not as they were written down.
    }
case-closed = Case { $case } is closed. It can still be sealed and read.
case-recovered = The last run was cut short. What it left is kept and written down: { $files }.
case-recovered-exhibit = { $exhibit } was cut short. What was saved of it is kept, as partial.
case-damaged = Case { $case } is damaged: { $why }. It is left exactly as it is, and what you save now goes into another case. Make a copy of its folder and show it to your lawyer or helpline.
case-damaged-other = Case { $case } is damaged and is not used here. What is wrong with it: saboot case check --case { $case }
case-glance = Something saved earlier is not as it was: { $path }: { $what }. This is written into the log; saboot case check reads every byte and says how to go on.
case-goes-on = To seal everything else: { $command }
case-clock-behind = This computer's clock shows { $time }, which is before the last line of the case. Nothing is lost by that and the order of the lines holds, but please check the clock.
case-clock-back = The clock was set back before line { $line } of the log: it shows { $time }, the line before it { $before }. The order of the lines holds all the same.
file-changed = changed since it was written down
file-missing = missing
file-length = has another length
file-unlogged = is in no line of the log
file-unreadable = cannot be read
file-signature = its signature is missing or cut

## Capture

visit-shows = Opening this shows its owner that someone at your internet address looked.
capture-batch = { $number } of { $of }
capture-batch-sum = Saved: { $good }. In part: { $part }. Not: { $bad }.
capture-words-only = Words only: pictures, video and fonts are neither loaded nor saved.
capture-unsigned = The key is locked, so this record is not signed yet. It is signed at the next seal.
capture-stopped = Stopped as you asked. What was saved so far is kept.
capture-cut = The picture ends after { $pixels } pixels; the page goes on.
capture-certificate = The site's certificate is not valid. You asked to go on; this is written down.
capture-no-address = The site's address was not observed, because a proxy was used.
capture-redirected = The link led on to { $url }
capture-browser = Starting the browser
capture-first-words = The page begins: { $words }
capture-no-words = The page shows no words.
capture-picture = Picture: { $path }
capture-seen = Written down: this is what you saw.
capture-not-seen = Written down: this is not what you saw. Take a picture of it with your phone and add it: saboot import FILE
saved = Saved ({ $exhibit }): { $things }
saved-nothing = Saved ({ $exhibit }): nothing of the page. That it was tried is written down.
not-saved = Not saved: { $things }
not-saved-none = Not saved: nothing that saboot knows to be missing.
what-now = Keep the phone and the chat. Seal before you report, block or delete. 1799 · 0800-39393 · in danger: 15

step-open = Asking for the page
step-load = Waiting for the page
step-viewport = Saving what the screen shows first
step-first = Saving the first words and the page's source
step-scroll = Scrolling to the end
step-page = Saving the whole page as one picture
step-dom = Saving the source at the end
step-text = Saving the words
step-mhtml = Saving a copy that a browser opens
step-pdf = Saving a copy for paper
step-tls = Saving the site's certificates
step-wacz = Saving the web archive
step-net = Writing down every request
step-record = Writing the record
step-failed = { $step }: did not work ({ $why })
step-slow = took too long
step-stopped = stopped

thing-viewport = the first screen
thing-first-html = the source at first
thing-first-text = the words at first
thing-page = the whole page as a picture
thing-dom = the source
thing-text = the words
thing-mhtml = a copy for a browser
thing-pdf = a copy for paper
thing-wacz = the web archive
thing-net = the list of requests
thing-tls = the site's certificates
thing-original = the file as you have it
thing-source = where you say it is from
thing-unlogged = a file left by a run that was cut short

quality-content = As far as saboot can tell, this is the page.
quality-partial = Part of the page did not come.
quality-login-wall = The site asks to log in. This is that page, not the post.
quality-gone = The site says that this page is gone.
quality-blocked = The site refused to show this page.
quality-error = This is an error, not the page.
result-complete = Everything asked for is saved.
result-partial = Part of it is saved. What is missing is written down.
result-failed = The page could not be saved. That it was tried is written down.

selftest-bad = The self-test found a fault: { $parts }. Work goes on, and the package says so.

## Import and notes

import-done = { $exhibit }: { $files } taken in, byte for byte, { $size }
import-file = { $name }  { $kind }  { $size }
import-origin = saboot did not see where they come from. It writes down what you say about it.
import-left-out = Left out, not an ordinary file: { $name }
note-done = Note { $note } is in the case. Whoever gets the package can read it.

## Seal

seal-progress = Making the package
seal-package = Package: { $path }
seal-receipt = Receipt: { $path }
seal-holds = Holds { $files }, { $size }. Bag { $bag }.
seal-zip-hash = SHA-256 of the package: { $hash }
seal-hash = SHA-256 of the seal: { $hash }
seal-fingerprint = Fingerprint of your key: { $fingerprint }
seal-fingerprint-ssh = The same, as OpenSSH writes it: { $fingerprint }
seal-paper = Write the fingerprint on paper and hand it over yourself: with it anyone can check that your key made this seal.
seal-again = Nothing is new since bag { $bag }. This is the same package again, byte for byte.
seal-withheld = Held back: { $path }
seal-new-key = A new key seals this. The log says that the earlier key was not available.
seal-shows = The package shows that nothing in it has changed since this seal. It does not show who wrote a post.
seal-check = To check it: saboot verify { $path }

## Verify

verify-progress = Reading the package
verify-signer-confirmed = The signer is the key you named.
verify-signer-other = The signer is not the key you named.
verify-signer-unknown = The signer is not confirmed: anyone can make a key and seal with it. Compare the fingerprint with the one you have on paper.
verify-broken = BROKEN: this is not as it was sealed.
verify-broken-shows-not = It does not show who changed it, when, or why.
verify-intact = INTACT: every file is as it was at the seal.
verify-intact-shows-not = It does not show that what the files say is true, or who wrote it.
verify-signed = SIGNED: the holder of this key made the seal.
verify-signed-shows-not = It does not show who the holder is.
verify-anchored = TIME-ANCHORED: an outside time authority saw this seal, so it was not made later than that.
verify-anchored-shows-not = It covers from that time on. Before it there is only the computer's own claim.
verify-time = The time is the computer's own claim: { $time }
verify-stamp = Outside time for { $file }: { $time }
verify-stamp-by = by { $name }, to within { $off } s
verify-stamp-by-about = by { $name }, which does not say how exact it is
verify-stamp-unconfirmed = You have not confirmed this authority: anyone can run one. Its topmost certificate: { $fingerprint }
verify-stamp-after = { $span } after the time that the computer claimed for it ({ $claimed })
verify-stamp-before = { $span } before the time that the computer claimed for it ({ $claimed })
verify-device = Someone in full control of a computer can deceive this tool. Examine the device, and ask the platform for its records.
verify-canonical = The zip is as saboot wrote it.
verify-repacked = Unzipped and zipped again: every sealed file is unchanged, but this is not the zip that the receipt names.
verify-folder = This is an unpacked folder.
verify-case = Case { $case }, bag { $bag }
verify-case-uid = { $uid }
verify-holds = { $files }, { $size }, { $lines }
verify-withheld = Held back by the sealer: { $path } ({ $reason })
verify-finding-broken = broken: { $what }: { $path } ({ $code })
verify-finding-broken-whole = broken: { $what } ({ $code })
verify-finding-note = note: { $what }: { $path } ({ $code })
verify-finding-note-whole = note: { $what } ({ $code })
verify-fingerprint = Fingerprint: { $fingerprint }
verify-fingerprint-ssh = As OpenSSH writes it: { $fingerprint }
withheld-excepted = exhibit kept out
withheld-left-out = file left out
withheld-unreadable = could not be read
withheld-destroyed = destroyed

## What verify found, by its code; the path follows

finding-not-a-package = this is not a package that saboot made
finding-unreadable = a part could not be read from the disk
finding-zip-end = the end of the zip is missing or damaged
finding-zip-disks = the zip says it is split over several disks
finding-zip-limit = the zip holds more than any package does
finding-zip-directory = the zip's own list of files is damaged
finding-zip-count = the zip does not hold as many files as it says
finding-zip-stray-bytes = the zip has bytes that belong to no file in it
finding-zip-overlap = two files in the zip share the same bytes
finding-zip-local-header = the zip describes a file in two different ways
finding-zip-descriptor = what the zip notes after a file is missing or wrong
finding-zip-other-name = the zip gives a file a second name
finding-zip-encrypted = a file in the zip is locked with a password
finding-zip-method = a file in the zip is packed in a way that no package uses
finding-zip-size = a file in the zip is longer or shorter than the zip says
finding-zip-inflate = a file in the zip cannot be unpacked
finding-zip-crc = a file in the zip is damaged
finding-irregular-file = this is not an ordinary file
finding-bad-name = a name that is not allowed
finding-doubled-name = the same name stands twice
finding-name-clash = some computers would take two names for one
finding-outside-base = a file lies beside the package's folder
finding-too-large = a file is too large for its kind
finding-missing-file = a file that every package has is not there
finding-bag-declaration = the file that says what kind of folder this is does not say what it should
finding-bag-info = the description of the package cannot be read
finding-manifest-form = a list of files cannot be read
finding-manifest-place = a file is in the wrong list
finding-file-changed = a file is not as it was sealed
finding-file-missing = a sealed file is not there
finding-file-unlisted = a file is there that no list names
finding-payload-oxum = the number or the size of the files is not what the package says
finding-key-form = a key cannot be read
finding-key-weak = a key is of a kind that fits every message
finding-allowed-signers = the file for checking with OpenSSH does not name the collector's key
finding-not-the-signer = the signer is not the key you named
finding-seal-form = the seal cannot be read
finding-seal-signature = the signature on the seal is not valid
finding-seal-sshsig = the seal's second signature, in OpenSSH's form, is not valid
finding-seal-signer = the seal names another key than the one in the package
finding-seal-tagmanifest = the seal is of another list of files
finding-seal-case = the seal is of another case or bag
finding-seal-payload = the seal names another number or size of files
finding-seal-custody = the seal is of another custody log
finding-seal-origin = the seal speaks of an origin, which this version does not know
finding-seal-place = a file does not belong among the seal's own
finding-anchor-place = a file does not belong among the timestamps
finding-log-form = the custody log cannot be read, or its lines do not link
finding-log-line = a line of the custody log says what it cannot say
finding-log-first = the custody log does not begin with the opening of this case
finding-log-freeze = the custody log does not end with the sealing of this package
finding-log-doubled = the custody log names a file twice
finding-log-disagrees = a file is not the one that the custody log names
finding-file-unlogged = a file is there that the custody log does not name
finding-logged-missing = a file that the custody log names is not there
finding-withheld-form = the list of what is held back cannot be right
finding-withheld-present = a file is there that is said to be held back
finding-token-form = a timestamp cannot be read or is not valid
finding-token-imprint = a timestamp is for other bytes than the file it names
finding-token-chain = the certificates beside a timestamp are not its own
finding-token-missing = a timestamp that the custody log lists is not there
finding-data-place = a file lies outside the exhibits' folders
finding-record-count = an exhibit does not have exactly one record
finding-record-form = an exhibit's record cannot be read
finding-record-place = an exhibit's record belongs to another place
finding-record-artefacts = an exhibit's record does not agree with its files
finding-record-unsigned = an exhibit's record is not signed, or the log does not say so
finding-record-signature = the signature on an exhibit's record is not valid
finding-record-key = an exhibit's record is signed by a key that does not lead to the signer
finding-manifest-json = the overview of the package does not agree with what it holds
finding-prior-missing = the seal of an earlier package of this case is not there
finding-prior-form = the seal of an earlier package cannot be read or is of another case
finding-prior-signature = the seal of an earlier package is not signed by a key of this case
finding-prior-chain = the seals of this case do not link
finding-prior-custody = the custody log lacks what an earlier package sealed
finding-withheld = a file is held back
finding-earlier-key = signed with another key, which this signer says was used before; nobody else vouches for that
finding-token-unconfirmed = time by an authority you have not confirmed
finding-claimed-later = the computer's clock was ahead: it claims a later time for this than an outside authority stamped it at
finding-annex = something in the folder beside the package does not hold, and shows nothing
finding-litter = a file that an operating system left; it is not part of the package
finding-repacked = this was zipped again; every sealed file is unchanged

## Keys

key-made = A signing key was made for you.
key-made-open = It has no passphrase: whoever can use this computer can sign with it. To protect it: saboot key protect
key-state-protected = Protected by a passphrase.
key-state-open = Not protected by a passphrase.
key-fingerprint = Fingerprint: { $fingerprint }
key-fingerprint-ssh = As OpenSSH writes it: { $fingerprint }
key-exported = The public half is in { $path }. It can be given to anyone.
key-protected = The key now needs its passphrase. If you forget it, nothing is lost: capture goes on, and saboot seal --new-key seals.

## Doctor

doctor-ok = ok
doctor-warn = warn
doctor-fail = fail
doctor-browser = Browser: { $version } ({ $path })
doctor-browser-none = No browser found. Install one: apt install chromium-headless-shell
doctor-browser-silent = The browser does not answer: { $path }. Install it again: apt install --reinstall chromium-headless-shell
doctor-font = Urdu is drawn with { $font }.
doctor-font-awami = Urdu would be drawn with { $font }, whose letters the browser cannot join. Remove it: apt remove fonts-sil-awami-nastaliq, and: apt install fonts-noto-core
doctor-font-plain = Urdu is drawn with { $font }, without Nastaliq. For Nastaliq: apt install fonts-noto-core
doctor-font-unknown = Which font draws Urdu could not be found out. Try: apt install fontconfig fonts-noto-core
doctor-space = { $size } free for evidence.
doctor-space-low = Only { $size } free for evidence. A page can need 100 MB: make room before you go on.
doctor-space-unknown = Free space could not be measured.
doctor-home = Evidence is kept in { $path }
doctor-home-new = Evidence will be kept in { $path } (made at the first capture).
doctor-home-open = { $path } can be read by others on this computer. Close it: chmod 700 { $path }
doctor-home-readonly = { $path } cannot be written. Choose another place with --home.
doctor-home-synced = { $path } is inside { $service }, which sends files to the internet and to other devices. Choose another place with --home.
doctor-home-not-synced = It is in no folder that a known service copies to the internet.
doctor-key = A key is there and protected.
doctor-key-open = A key is there without a passphrase. To protect it: saboot key protect
doctor-key-none = No key yet. The first seal makes one.
doctor-sandbox = The browser's sandbox works.
doctor-sandbox-root = You are root: the browser cannot use its sandbox, so saboot passes --no-sandbox. Better: run saboot as an ordinary user.
doctor-sandbox-none = The browser's sandbox may not start: this system does not let ordinary users make namespaces. Install the browser from a package that has chrome-sandbox, or allow them.
doctor-sandbox-unknown = Whether the browser's sandbox works could not be found out.
doctor-data = Built-in root certificates of { $date }.
doctor-data-old = The built-in root certificates are of { $date }, more than a year old. A newer saboot has newer ones.
doctor-sum-good = Ready.
doctor-sum-warn = Ready, with { $count } to look at.
doctor-sum-fail = Not ready: { $count } to put right.

## Demo

demo-start = A sample page of invented people is served on this computer only, captured, sealed and verified. Your own cases are not touched.
demo-capture = Capturing { $url }
demo-by-hand = To check it with what any computer has, without saboot:
demo-done = Nothing left this computer.

## Errors, each with what to try

err-home-none = there is no place to keep evidence: the system names no data folder
hint-home-none = name one with --home DIR or SABOOT_HOME
err-case-locked = case { $case } is in use by another saboot
hint-case-locked = wait until it is done, or end it; nothing is lost
err-case-several = several cases are open: { $cases }
hint-case-several = name one with --case
err-case-unknown = there is no case { $case }
hint-case-unknown = saboot case list shows those that are there
err-case-closed = case { $case } is closed
hint-case-closed = open a new one with: saboot case new
err-log-broken =
    { $line ->
        [0] the custody log is broken: { $why }
       *[other] the custody log is broken at line { $line }: { $why }
    }
hint-log-broken = nothing was written; keep the folder as it is, make a copy, and show it to your lawyer or helpline
err-exhibit-unknown = this case has no exhibit { $exhibit }
hint-exhibit-unknown = saboot case show lists them
err-note-empty = the note is empty
hint-note-empty = write it in quotation marks: saboot note "the account was renamed on Monday"
err-file = { $path }: { $why }
hint-file = check that the path is right and that you may read it
err-write = { $path } cannot be written: { $why }
hint-write = choose another place, or check that you may write there
err-disk-full = no room left on the disk for { $path }
hint-disk-full = make room and run the command again; what was saved is kept
why-not-there = there is no such file or folder
why-not-allowed = you have no permission for that
why-read-only = that disk can only be read
why-folder = it is a folder
why-not-folder = a part of that path is a file
why-disk-error = the disk gave an error
err-target-exists = { $path } is there already and is something else
hint-target-exists = choose another name with --out; saboot never overwrites
err-name-bad = not a name that saboot can write: { $name }
hint-name-bad = use letters, digits, dot, dash and underscore

err-key-exists = there is a key already: { $fingerprint }
hint-key-exists = saboot key show shows it; a case can be sealed with a new one by: saboot seal --new-key
err-key-none = there is no key yet
hint-key-none = make one with: saboot key new
err-key-protected = the key needs its passphrase
hint-key-protected = run this on a terminal, or name a file that holds it in SABOOT_PASSPHRASE_FILE
err-key-open-already = the key is protected already
hint-key-open-already = saboot key show says so
err-key-damaged = the key in { $path } cannot be read: { $why }
hint-key-damaged = bring it back from a copy, or seal with a new one: saboot seal --new-key
err-passphrase-wrong = this is not the key's passphrase
hint-passphrase-wrong = if it is forgotten: saboot seal --new-key
err-passphrase-file = the passphrase file { $path } cannot be read: { $why }
hint-passphrase-file = SABOOT_PASSPHRASE_FILE must name a file whose first line is the passphrase
err-passphrase-empty = an empty passphrase protects nothing
hint-passphrase-empty = three or four words that you can remember are good
err-passphrase-differs = the two passphrases are not the same
hint-passphrase-differs = nothing was changed; try again

err-browser-none = no browser was found
hint-browser-none = install one: apt install chromium-headless-shell
err-browser-start = the browser did not start: { $why }
hint-browser-start = saboot doctor says what is wrong
err-browser-lost = the browser stopped: { $why }
hint-browser-lost = what was saved is kept; run the command again
err-url = not a link: { $url }
hint-url = copy it from the address bar; it starts with https://
err-url-scheme = saboot opens only http and https, not { $scheme }
hint-url-scheme = for a file on this computer: saboot import FILE
err-url-none = no link was given
hint-url-none = saboot capture LINK, or --from-file with one link a line
err-address-private = { $host } is on a private network or on this computer
hint-address-private = if that is meant: --allow-private
err-address-none = { $host } is not known to the name service
hint-address-none = check the link and the connection
err-connect = no connection to { $host }: { $why }
hint-connect = check the link and the connection, then run the command again
err-certificate = the certificate of { $host } is not valid: { $why }
hint-certificate = someone may stand in between; if you want the page all the same: --accept-bad-certificate
err-proxy = not a proxy: { $proxy }
hint-proxy = for example --proxy socks5://127.0.0.1:9050
err-proxy-failed = the proxy did not work: { $why }
hint-proxy-failed = check --proxy and that it runs, then run the command again; nothing is wrong with the link itself so far
err-download = the link is a file to download, not a page
hint-download = download it yourself and take it in with: saboot import FILE
err-import-nothing = there is no file to take in at { $path }
hint-import-nothing = name a file, or a folder with files in it
err-seal-nothing = there is nothing to seal in { $case }
hint-seal-nothing = capture a page or import a file first
err-seal-changed = { $path } has changed since it was captured
hint-seal-changed = a changed file is never sealed; leave it out with --leave-out, and it is listed with the hash it should have
err-seal-unreadable = { $path } cannot be read: { $why }
hint-seal-unreadable = it is listed as unreadable, with the hash it should have
err-seal-leave-out = there is no { $what } to leave out
hint-seal-leave-out = write it as E0003:page.pdf or note:0003
err-seal-space = the package needs { $size }, and { $free } are free
hint-seal-space = name a place on another disk with --out
err-seal-stopped = stopped as you asked; no package was made
hint-seal-stopped = nothing of the case is lost; saboot seal makes the package whenever you want it
err-seal-record-stays = { $path } describes its exhibit and cannot be left out alone
hint-seal-record-stays = keep the whole exhibit out with --except
err-seal-key-missing = an earlier key signed part of this case, and its public half is gone: { $fingerprint }
hint-seal-key-missing = bring the file keys/earlier-N.pub.pem back from a copy of the home folder
err-seal-bag-broken = what the case keeps of bag { $bag } is damaged: { $why }
hint-seal-bag-broken = the package that was made is not touched by this; bring the folder bags back from a copy

err-package-open = { $path } cannot be opened: { $why }
hint-package-open = check that the path is right and that you may read it
err-wanted-key = not a key or a fingerprint: { $text }
hint-wanted-key = give a .pem file, 64 hexadecimal digits, or SHA256:…
err-authority-root = { $path } is not a root certificate: { $why }
hint-authority-root = ask the authority for its root certificate in PEM, and name that file

err-question = this needs an answer, and there is no terminal to ask on
hint-question = say it with an option; saboot COMMAND --help lists them
err-json = the answer could not be written as JSON: { $why }
err-bug = saboot made a mistake of its own: { $why }
hint-bug = what was saved is kept; please report it without anything private
err-case-none = there is no case yet
hint-case-none = capture a page or import a file first; that opens one
err-key-protected-seal = the key needs its passphrase before it can seal
hint-key-protected-seal = unlock it on a terminal, or name a file that holds the passphrase in SABOOT_PASSPHRASE_FILE; if it is forgotten: saboot seal --new-key
capture-memory = The page took more memory than a page should, and was stopped. What was saved so far is kept.
step-refused = the browser refused
step-browser-gone = the browser stopped
step-crashed = the page crashed
step-memory = the page took too much memory
step-unreachable = no connection
step-certificate = the certificate is not valid
step-private = a private address
step-picture = the picture came out empty
step-nothing = nothing came
step-disk = no room was left on the disk
step-proxy = the proxy did not work
step-too-long = it was too long to take
step-moved = the page kept moving on
verify-other-signer = BROKEN for what you asked: every file is as it was sealed, but not by the key you named.
not-saved-post = what you asked for: this is another page
not-saved-left-out = { $count } of the requests (net.json lists them)
not-saved-cut = the end of { $count } things that were too long (capture.json lists them)
not-saved-rest = the rest of a page that goes on and on
verify-not-package = This is not a package of saboot. Nothing in it was checked.
verify-not-package-hint = Name the zip that saboot seal made, or the folder it unpacks to.
