# Every sentence of the terminal, in Urdu. The order is that of the English catalogue.

## Small parts

list-separator = { "، " }
count-files =
    { $count ->
        [one] 1 فائل
       *[other] { $count } فائلیں
    }
count-exhibits =
    { $count ->
        [one] 1 ایگزبٹ
       *[other] { $count } ایگزبٹ
    }
count-lines =
    { $count ->
        [one] تحویل کی 1 سطر
       *[other] تحویل کی { $count } سطریں
    }

## Without a command, and the first time

welcome = ثبوت کسی صفحے کو مٹائے جانے سے پہلے محفوظ کرتا ہے۔ سب کچھ اسی کمپیوٹر میں رہتا ہے۔
welcome-child = اگر صفحے پر 18 سال سے کم عمر کسی کی، یا آپ کی اپنی، جنسی تصویر ہو سکتی ہے تو یہ لکھیں: saboot capture --words-only LINK۔ تب کوئی تصویر محفوظ نہیں ہوگی۔
welcome-shared = جو شخص یہ کمپیوٹر استعمال کر سکتا ہے، وہ یہاں محفوظ کی ہوئی چیزیں دیکھ سکتا ہے۔
ask-link = لنک پیسٹ کریں، یا فائل کھینچ کر یہاں چھوڑیں، پھر Enter دبائیں
ask-more = کوئی اور لنک یا فائل؟ اگر بس یہی تھا تو صرف Enter دبائیں
ask-package = کیا پیکیج ابھی بنا دیا جائے؟ y/n
ask-saw = کیا آپ نے یہی دیکھا تھا؟ y/n/Enter
ask-case = کئی کیس کھلے ہیں۔ کون سا؟
ask-protect = کیا کلید پر ابھی پاس فریز لگا دیا جائے؟ y/n
ask-passphrase = کلید کا پاس فریز
ask-passphrase-new = نیا پاس فریز
ask-passphrase-again = وہی پاس فریز دوبارہ
answer-yes-no = براہِ کرم y (ہاں) یا n (نہیں) لکھیں۔
passphrase-wrong-again = یہ وہ پاس فریز نہیں۔ براہِ کرم دوبارہ لکھیں۔
passphrase-differs = دونوں ایک جیسے نہیں۔ براہِ کرم دوبارہ لکھیں۔

## Cases

case-using = کیس { $case }
case-made = کیس { $case } کھل گیا ہے۔
case-torn = پچھلی بار کام رکتے وقت ریکارڈ کی آخری سطر کٹ گئی تھی۔ وہ ریکارڈ کے ساتھ رکھ لی گئی اور لکھ دی گئی ہے؛ جسے محفوظ کہا گیا تھا اس میں سے کچھ ضائع نہیں ہوا۔
case-none = ابھی کوئی کیس نہیں۔ پہلا صفحہ محفوظ کرتے ہی ایک کھل جائے گا۔
case-title = عنوان (اسی کمپیوٹر میں رہتا ہے): { $title }
case-opened-at = کھولا گیا: { $time }
case-line = { $case }  { $state }  { $time }  { $title }
case-state-open = کھلا
case-state-closed = بند
case-folder = فولڈر: { $path }
case-exhibits = اس میں { $exhibits }، { $files }، { $size } ہیں۔
case-exhibit-line = { $exhibit }  { $kind }  { $files }
case-kind-capture = محفوظ کیا ہوا صفحہ
case-kind-import = آپ کی دی ہوئی فائلیں
case-log-good = تحویل کا ریکارڈ کہیں سے ٹوٹا نہیں: { $lines }۔
case-sizes-good = ہر فائل موجود ہے اور اس کی لمبائی وہی ہے۔ ایک ایک بائٹ دیکھنے کے لیے: saboot case check
case-check-good = ہر فائل ویسی ہی ہے جیسی لکھی گئی تھی: { $files }، { $size }۔
case-check-bad = { $path }: { $what }
case-check-bad-sum =
    { $count ->
        [one] 1 فائل ویسی نہیں جیسی لکھی گئی تھی۔
       *[other] { $count } فائلیں ویسی نہیں جیسی لکھی گئی تھیں۔
    }
case-closed = کیس { $case } بند ہو گیا ہے۔ اس پر مہر اب بھی لگ سکتی ہے اور اسے پڑھا جا سکتا ہے۔
case-recovered = پچھلی بار کام بیچ میں رک گیا تھا۔ جو کچھ بچا وہ رکھ لیا گیا اور لکھ دیا گیا ہے: { $files }۔
case-recovered-exhibit = { $exhibit } بیچ میں رک گیا تھا۔ اس کا جتنا حصہ محفوظ ہوا، وہ نامکمل کے طور پر رکھ لیا گیا ہے۔
case-damaged = کیس { $case } میں خرابی ہے: { $why }۔ اسے بالکل ویسا ہی رہنے دیا گیا ہے، اور جو آپ اب محفوظ کریں گے وہ دوسرے کیس میں جائے گا۔ اس کے فولڈر کی نقل بنائیں اور اپنے وکیل یا ہیلپ لائن کو دکھائیں۔
case-damaged-other = کیس { $case } میں خرابی ہے، اس لیے یہاں استعمال نہیں ہوا۔ خرابی دیکھنے کے لیے: saboot case check --case { $case }
case-glance = پہلے محفوظ کی ہوئی ایک چیز ویسی نہیں رہی: { $path }: { $what }۔ یہ ریکارڈ میں لکھ دیا گیا ہے؛ saboot case check ایک ایک بائٹ پڑھ کر بتاتا ہے کہ آگے کیا کریں۔
case-goes-on = باقی سب پر مہر لگانے کے لیے: { $command }
case-clock-behind = اس کمپیوٹر کی گھڑی { $time } دکھا رہی ہے، جو کیس کی آخری سطر سے پہلے کا وقت ہے۔ اس سے کچھ ضائع نہیں ہوتا اور سطروں کی ترتیب قائم ہے، لیکن گھڑی دیکھ لیں۔
case-clock-back = ریکارڈ کی سطر { $line } سے پہلے گھڑی پیچھے کی گئی: اس پر { $time } ہے اور اس سے پہلی سطر پر { $before }۔ سطروں کی ترتیب پھر بھی قائم ہے۔
file-changed = لکھے جانے کے بعد بدل گئی ہے
file-missing = موجود نہیں
file-length = لمبائی کچھ اور ہے
file-unlogged = ریکارڈ کی کسی سطر میں نہیں
file-unreadable = پڑھی نہیں جا سکتی
file-signature = اس کے دستخط موجود نہیں یا ادھورے ہیں

## Capture

visit-shows = اسے کھولنے سے اس کے مالک کو پتا چل سکتا ہے کہ آپ کے انٹرنیٹ پتے سے کسی نے دیکھا۔
capture-batch = { $of } میں سے { $number }
capture-batch-sum = محفوظ: { $good }۔ کچھ حصہ: { $part }۔ نہیں ہوئے: { $bad }۔
capture-words-only = صرف الفاظ: تصویریں، ویڈیو اور فونٹ نہ کھولے جاتے ہیں، نہ محفوظ ہوتے ہیں۔
capture-unsigned = کلید مقفل ہے، اس لیے اس ریکارڈ پر ابھی دستخط نہیں۔ اگلی مہر پر ہو جائیں گے۔
capture-stopped = آپ کے کہنے پر روک دیا گیا۔ اب تک جو محفوظ ہوا، وہ رکھ لیا گیا ہے۔
capture-cut = تصویر { $pixels } پکسل پر ختم ہو جاتی ہے؛ صفحہ اس سے آگے بھی ہے۔
capture-certificate = سائٹ کا سرٹیفکیٹ درست نہیں۔ آپ نے آگے بڑھنے کو کہا؛ یہ لکھ دیا گیا ہے۔
capture-no-address = پراکسی استعمال ہوئی، اس لیے سائٹ کا پتہ دیکھا نہیں جا سکا۔
capture-redirected = لنک آگے یہاں لے گیا: { $url }
capture-browser = براؤزر شروع ہو رہا ہے
capture-first-words = صفحہ یوں شروع ہوتا ہے: { $words }
capture-no-words = صفحے پر کوئی الفاظ نہیں۔
capture-picture = تصویر: { $path }
capture-seen = لکھ دیا گیا: آپ نے یہی دیکھا تھا۔
capture-not-seen = لکھ دیا گیا: آپ نے یہ نہیں دیکھا تھا۔ اپنے فون سے اس کی تصویر لیں اور اسے شامل کریں: saboot import FILE
saved = محفوظ ہوا ({ $exhibit }): { $things }
saved-nothing = محفوظ ہوا ({ $exhibit }): صفحے کا کچھ نہیں۔ یہ لکھ دیا گیا ہے کہ کوشش کی گئی۔
not-saved = محفوظ نہیں ہوا: { $things }
not-saved-none = محفوظ نہیں ہوا: ثبوت کے علم میں کوئی کمی نہیں۔
what-now = فون اور چیٹ سنبھال کر رکھیں۔ رپورٹ، بلاک یا ڈیلیٹ کرنے سے پہلے مہر لگائیں۔ 1799 · 0800-39393 · خطرے میں ہوں تو: 15

step-open = صفحہ مانگا جا رہا ہے
step-load = صفحے کا انتظار ہے
step-viewport = اسکرین پر جو پہلے نظر آیا، محفوظ ہو رہا ہے
step-first = شروع کے الفاظ اور صفحے کا سورس محفوظ ہو رہے ہیں
step-scroll = صفحہ آخر تک نیچے کیا جا رہا ہے
step-page = پورا صفحہ ایک تصویر میں محفوظ ہو رہا ہے
step-dom = آخر کا سورس محفوظ ہو رہا ہے
step-text = الفاظ محفوظ ہو رہے ہیں
step-mhtml = براؤزر میں کھلنے والی نقل محفوظ ہو رہی ہے
step-pdf = کاغذ کے لیے نقل محفوظ ہو رہی ہے
step-tls = سائٹ کے سرٹیفکیٹ محفوظ ہو رہے ہیں
step-wacz = ویب آرکائیو محفوظ ہو رہا ہے
step-net = ہر درخواست لکھی جا رہی ہے
step-record = ریکارڈ لکھا جا رہا ہے
step-failed = { $step }: نہیں ہو سکا ({ $why })
step-slow = بہت دیر لگی
step-stopped = روک دیا گیا

thing-viewport = پہلی اسکرین
thing-first-html = شروع کا سورس
thing-first-text = شروع کے الفاظ
thing-page = پورے صفحے کی تصویر
thing-dom = سورس
thing-text = الفاظ
thing-mhtml = براؤزر کے لیے نقل
thing-pdf = کاغذ کے لیے نقل
thing-wacz = ویب آرکائیو
thing-net = درخواستوں کی فہرست
thing-tls = سائٹ کے سرٹیفکیٹ
thing-original = فائل، جیسی آپ کے پاس ہے
thing-source = آپ کے کہنے کے مطابق کہاں سے آئی
thing-unlogged = بیچ میں رکے ہوئے کام کی چھوڑی ہوئی فائل

quality-content = جہاں تک ثبوت بتا سکتا ہے، صفحہ یہی ہے۔
quality-partial = صفحے کا کچھ حصہ نہیں آیا۔
quality-login-wall = سائٹ لاگ اِن مانگ رہی ہے۔ یہ وہی صفحہ ہے، پوسٹ نہیں۔
quality-gone = سائٹ کہتی ہے کہ یہ صفحہ اب موجود نہیں۔
quality-blocked = سائٹ نے یہ صفحہ دکھانے سے انکار کر دیا۔
quality-error = یہ صفحہ نہیں، کوئی خرابی ہے۔
result-complete = جو کچھ کہا گیا تھا، سب محفوظ ہے۔
result-partial = کچھ حصہ محفوظ ہے۔ جو نہیں ہوا، وہ لکھ دیا گیا ہے۔
result-failed = صفحہ محفوظ نہیں ہو سکا۔ یہ لکھ دیا گیا ہے کہ کوشش کی گئی۔

selftest-bad = خود جانچ میں خرابی نکلی: { $parts }۔ کام جاری ہے، اور پیکیج میں یہ لکھا ہوگا۔

## Import and notes

import-done = { $exhibit }: { $files } ہو بہو لے لی گئیں، { $size }
import-file = { $name }  { $kind }  { $size }
import-origin = ثبوت نے خود نہیں دیکھا کہ یہ کہاں سے آئیں۔ جو آپ بتاتے ہیں، وہ لکھ لیتا ہے۔
import-left-out = چھوڑ دی گئی، عام فائل نہیں: { $name }
note-done = نوٹ { $note } کیس میں شامل ہے۔ جسے پیکیج ملے گا، وہ اسے پڑھ سکتا ہے۔

## Seal

seal-progress = پیکیج بن رہا ہے
seal-package = پیکیج: { $path }
seal-receipt = رسید: { $path }
seal-holds = اس میں { $files }، { $size } ہیں۔ بیگ { $bag }۔
seal-zip-hash = پیکیج کا SHA-256: { $hash }
seal-hash = مہر کا SHA-256: { $hash }
seal-fingerprint = آپ کی کلید کا فنگر پرنٹ: { $fingerprint }
seal-fingerprint-ssh = وہی، OpenSSH کی لکھائی میں: { $fingerprint }
seal-paper = فنگر پرنٹ کاغذ پر لکھیں اور خود اپنے ہاتھ سے دیں: اس سے کوئی بھی جانچ سکتا ہے کہ یہ مہر آپ کی کلید سے لگی ہے۔
seal-again = بیگ { $bag } کے بعد کچھ نیا نہیں۔ یہ وہی پیکیج دوبارہ ہے، ہو بہو۔
seal-withheld = روک لیا گیا: { $path }
seal-new-key = یہ مہر نئی کلید سے لگی ہے۔ ریکارڈ میں لکھا ہے کہ پچھلی کلید دستیاب نہیں تھی۔
seal-shows = پیکیج یہ دکھاتا ہے کہ اس مہر کے بعد اس میں کچھ نہیں بدلا۔ یہ نہیں دکھاتا کہ پوسٹ کس نے لکھی۔
seal-check = جانچنے کے لیے: saboot verify { $path }

## Verify

verify-progress = پیکیج پڑھا جا رہا ہے
verify-signer-confirmed = دستخط اسی کلید کے ہیں جو آپ نے بتائی۔
verify-signer-other = دستخط اس کلید کے نہیں جو آپ نے بتائی۔
verify-signer-unknown = دستخط کرنے والے کی تصدیق نہیں ہوئی: کوئی بھی کلید بنا کر مہر لگا سکتا ہے۔ فنگر پرنٹ کو اُس سے ملائیں جو آپ کے پاس کاغذ پر ہے۔
verify-broken = ٹوٹی ہوئی مہر (BROKEN): یہ ویسا نہیں جیسا مہر لگاتے وقت تھا۔
verify-broken-shows-not = یہ نہیں دکھاتا کہ کس نے بدلا، کب، اور کیوں۔
verify-intact = سالم (INTACT): ہر فائل ویسی ہی ہے جیسی مہر لگاتے وقت تھی۔
verify-intact-shows-not = یہ نہیں دکھاتا کہ فائلوں میں لکھی بات سچ ہے، یا کس نے لکھی۔
verify-signed = دستخط شدہ (SIGNED): یہ مہر اسی نے لگائی جس کے پاس یہ کلید ہے۔
verify-signed-shows-not = یہ نہیں دکھاتا کہ وہ شخص کون ہے۔
verify-anchored = وقت سے بندھی (TIME-ANCHORED): وقت کے ایک بیرونی ادارے نے یہ مہر دیکھی، سو یہ اُس وقت کے بعد نہیں بنی۔
verify-anchored-shows-not = یہ اُس وقت سے آگے کی بات ہے۔ اُس سے پہلے صرف کمپیوٹر کا اپنا دعویٰ ہے۔
verify-time = وقت صرف اس کمپیوٹر کا اپنا دعویٰ ہے: { $time }
verify-stamp = { $file } کا بیرونی وقت: { $time }
verify-stamp-by = ادارہ: { $name }، زیادہ سے زیادہ { $off } سیکنڈ کا فرق
verify-stamp-by-about = ادارہ: { $name }، جو نہیں بتاتا کہ وقت کتنا درست ہے
verify-stamp-unconfirmed = آپ نے اس ادارے کی تصدیق نہیں کی: ایسا ادارہ کوئی بھی چلا سکتا ہے۔ اس کا سب سے اوپر کا سرٹیفکیٹ: { $fingerprint }
verify-stamp-after = کمپیوٹر کے بتائے ہوئے وقت ({ $claimed }) سے { $span } بعد
verify-stamp-before = کمپیوٹر کے بتائے ہوئے وقت ({ $claimed }) سے { $span } پہلے
verify-device = جس کے ہاتھ میں پورا کمپیوٹر ہو، وہ اس پروگرام کو دھوکا دے سکتا ہے۔ اصل آلہ دیکھیں، اور پلیٹ فارم سے اس کا ریکارڈ مانگیں۔
verify-canonical = زپ ویسی ہی ہے جیسی ثبوت نے لکھی تھی۔
verify-repacked = کھول کر دوبارہ زپ کی گئی: مہر والی ہر فائل ویسی ہی ہے، مگر یہ وہ زپ نہیں جس کا نام رسید میں ہے۔
verify-folder = یہ کھولا ہوا فولڈر ہے۔
verify-case = کیس { $case }، بیگ { $bag }
verify-case-uid = { $uid }
verify-holds = { $files }، { $size }، { $lines }
verify-withheld = مہر لگانے والے نے روک لیا: { $path } ({ $reason })
verify-finding-broken = خرابی: { $what }: { $path } ({ $code })
verify-finding-broken-whole = خرابی: { $what } ({ $code })
verify-finding-note = نوٹ: { $what }: { $path } ({ $code })
verify-finding-note-whole = نوٹ: { $what } ({ $code })
verify-fingerprint = فنگر پرنٹ: { $fingerprint }
verify-fingerprint-ssh = OpenSSH کی لکھائی میں: { $fingerprint }
withheld-excepted = ایگزبٹ شامل نہیں کیا گیا
withheld-left-out = فائل چھوڑ دی گئی
withheld-unreadable = پڑھی نہیں جا سکی
withheld-destroyed = ضائع کر دی گئی

## What verify found, by its code; the path follows

finding-not-a-package = یہ ثبوت کا بنایا ہوا پیکیج نہیں
finding-unreadable = ایک حصہ ڈسک سے پڑھا نہیں جا سکا
finding-zip-end = زپ کا آخری حصہ موجود نہیں یا خراب ہے
finding-zip-disks = زپ کہتی ہے کہ وہ کئی ڈسکوں میں بٹی ہوئی ہے
finding-zip-limit = زپ میں کسی بھی پیکیج سے زیادہ چیزیں ہیں
finding-zip-directory = زپ کے اندر فائلوں کی فہرست خراب ہے
finding-zip-count = زپ میں اتنی فائلیں نہیں جتنی وہ بتاتی ہے
finding-zip-stray-bytes = زپ میں ایسی بائٹس ہیں جو اس کی کسی فائل کی نہیں
finding-zip-overlap = زپ میں دو فائلیں ایک ہی جگہ پر رکھی ہیں
finding-zip-local-header = زپ ایک فائل کو دو جگہ الگ الگ طرح بتاتی ہے
finding-zip-descriptor = فائل کے بعد زپ جو لکھتی ہے، وہ موجود نہیں یا غلط ہے
finding-zip-other-name = زپ ایک فائل کا دوسرا نام بھی دیتی ہے
finding-zip-encrypted = زپ میں ایک فائل پاس ورڈ سے بند ہے
finding-zip-method = زپ میں ایک فائل ایسے طریقے سے دبائی گئی ہے جو کسی پیکیج میں نہیں ہوتا
finding-zip-size = زپ میں ایک فائل اُس لمبائی کی نہیں جو زپ بتاتی ہے
finding-zip-inflate = زپ میں ایک فائل کھولی نہیں جا سکتی
finding-zip-crc = زپ میں ایک فائل خراب ہے
finding-irregular-file = یہ عام فائل نہیں
finding-bad-name = ایسا نام جس کی اجازت نہیں
finding-doubled-name = ایک ہی نام دو بار ہے
finding-name-clash = کچھ کمپیوٹر دو ناموں کو ایک ہی سمجھیں گے
finding-outside-base = ایک فائل پیکیج کے فولڈر سے باہر رکھی ہے
finding-too-large = ایک فائل اپنی قسم کے لحاظ سے بہت بڑی ہے
finding-missing-file = ایک فائل جو ہر پیکیج میں ہوتی ہے، موجود نہیں
finding-bag-declaration = فولڈر کی قسم بتانے والی فائل میں وہ نہیں لکھا جو ہونا چاہیے
finding-bag-info = پیکیج کی تفصیل پڑھی نہیں جا سکتی
finding-manifest-form = فائلوں کی ایک فہرست پڑھی نہیں جا سکتی
finding-manifest-place = ایک فائل غلط فہرست میں لکھی ہے
finding-file-changed = ایک فائل ویسی نہیں جیسی مہر لگاتے وقت تھی
finding-file-missing = مہر والی ایک فائل موجود نہیں
finding-file-unlisted = ایک ایسی فائل موجود ہے جو کسی فہرست میں نہیں
finding-payload-oxum = فائلوں کی گنتی یا کل لمبائی وہ نہیں جو پیکیج بتاتا ہے
finding-key-form = ایک کلید پڑھی نہیں جا سکتی
finding-key-weak = ایک کلید ایسی ہے جس کے دستخط ہر پیغام پر پورے اترتے ہیں
finding-allowed-signers = OpenSSH سے جانچنے کی فائل میں اکٹھا کرنے والے کی کلید نہیں
finding-not-the-signer = دستخط اس کلید کے نہیں جو آپ نے بتائی
finding-seal-form = مہر پڑھی نہیں جا سکتی
finding-seal-signature = مہر کے دستخط درست نہیں
finding-seal-sshsig = مہر کے دوسرے دستخط، جو OpenSSH کے لیے ہیں، درست نہیں
finding-seal-signer = مہر میں اس کلید کا نام نہیں جو پیکیج میں ہے
finding-seal-tagmanifest = مہر فائلوں کی کسی اور فہرست کی ہے
finding-seal-case = مہر کسی اور کیس یا بیگ کی ہے
finding-seal-payload = مہر میں فائلوں کی گنتی یا کل لمبائی کچھ اور ہے
finding-seal-custody = مہر تحویل کے کسی اور ریکارڈ کی ہے
finding-seal-origin = مہر میں کسی اصل پیکیج کا ذکر ہے، جسے یہ ورژن نہیں جانتا
finding-seal-place = ایک فائل کی جگہ مہر کی فائلوں میں نہیں
finding-anchor-place = ایک فائل کی جگہ وقت کی مہروں میں نہیں
finding-log-form = تحویل کا ریکارڈ پڑھا نہیں جا سکتا، یا اس کی سطریں آپس میں نہیں جڑتیں
finding-log-line = تحویل کے ریکارڈ کی ایک سطر میں وہ لکھا ہے جو نہیں ہو سکتا
finding-log-first = تحویل کا ریکارڈ اس کیس کے کھلنے سے شروع نہیں ہوتا
finding-log-freeze = تحویل کا ریکارڈ اس پیکیج کی مہر پر ختم نہیں ہوتا
finding-log-doubled = تحویل کے ریکارڈ میں ایک فائل دو بار لکھی ہے
finding-log-disagrees = ایک فائل وہ نہیں جو تحویل کے ریکارڈ میں لکھی ہے
finding-file-unlogged = ایک ایسی فائل موجود ہے جو تحویل کے ریکارڈ میں نہیں
finding-logged-missing = تحویل کے ریکارڈ میں لکھی ایک فائل موجود نہیں
finding-withheld-form = روکی گئی فائلوں کی فہرست درست نہیں ہو سکتی
finding-withheld-present = ایک فائل روکی ہوئی بتائی گئی ہے مگر موجود ہے
finding-token-form = وقت کی ایک مہر پڑھی نہیں جا سکتی یا درست نہیں
finding-token-imprint = وقت کی ایک مہر اُس فائل کی نہیں جس کا نام اس پر ہے
finding-token-chain = وقت کی مہر کے ساتھ رکھے سرٹیفکیٹ اُس کے اپنے نہیں
finding-token-missing = تحویل کے ریکارڈ میں لکھی وقت کی ایک مہر موجود نہیں
finding-data-place = ایک فائل ایگزبٹ کے فولڈروں سے باہر رکھی ہے
finding-record-count = ایک ایگزبٹ کا ٹھیک ایک ریکارڈ نہیں
finding-record-form = ایک ایگزبٹ کا ریکارڈ پڑھا نہیں جا سکتا
finding-record-place = ایک ایگزبٹ کا ریکارڈ کسی اور جگہ کا ہے
finding-record-artefacts = ایک ایگزبٹ کا ریکارڈ اس کی فائلوں سے میل نہیں کھاتا
finding-record-unsigned = ایک ایگزبٹ کے ریکارڈ پر دستخط نہیں، یا تحویل کے ریکارڈ میں ان کا ذکر نہیں
finding-record-signature = ایک ایگزبٹ کے ریکارڈ کے دستخط درست نہیں
finding-record-key = ایک ایگزبٹ کے ریکارڈ پر ایسی کلید کے دستخط ہیں جو مہر لگانے والے تک نہیں پہنچتی
finding-manifest-json = پیکیج کا خلاصہ اس کے اندر کی چیزوں سے میل نہیں کھاتا
finding-prior-missing = اس کیس کے ایک پہلے پیکیج کی مہر موجود نہیں
finding-prior-form = ایک پہلے پیکیج کی مہر پڑھی نہیں جا سکتی یا کسی اور کیس کی ہے
finding-prior-signature = ایک پہلے پیکیج کی مہر پر اس کیس کی کسی کلید کے دستخط نہیں
finding-prior-chain = اس کیس کی مہریں آپس میں نہیں جڑتیں
finding-prior-custody = تحویل کے ریکارڈ میں وہ نہیں جس پر ایک پہلے پیکیج میں مہر لگی تھی
finding-withheld = ایک فائل روک لی گئی ہے
finding-earlier-key = کسی اور کلید سے دستخط ہوئے، جس کے بارے میں یہ مہر لگانے والا کہتا ہے کہ پہلے استعمال ہوتی تھی؛ کوئی اور اس کی گواہی نہیں دیتا
finding-token-unconfirmed = وقت ایسے ادارے کا ہے جس کی آپ نے تصدیق نہیں کی
finding-claimed-later = کمپیوٹر کی گھڑی آگے تھی: وہ اس کا وقت باہر کے ادارے کی مہر سے بھی بعد کا بتاتی ہے
finding-annex = پیکیج کے ساتھ رکھے فولڈر کی ایک چیز درست نہیں، اس سے کچھ ثابت نہیں ہوتا
finding-litter = ایک فائل جو کمپیوٹر کے نظام نے خود چھوڑی؛ یہ پیکیج کا حصہ نہیں
finding-repacked = اسے دوبارہ زپ کیا گیا ہے؛ مہر والی ہر فائل ویسی ہی ہے

## Keys

key-made = آپ کے لیے دستخط کی کلید بن گئی ہے۔
key-made-open = اس پر پاس فریز نہیں: جو یہ کمپیوٹر استعمال کر سکتا ہے، وہ اس سے دستخط کر سکتا ہے۔ حفاظت کے لیے: saboot key protect
key-state-protected = پاس فریز سے محفوظ ہے۔
key-state-open = پاس فریز نہیں لگا ہوا۔
key-fingerprint = فنگر پرنٹ: { $fingerprint }
key-fingerprint-ssh = OpenSSH کی لکھائی میں: { $fingerprint }
key-exported = کلید کا عام حصہ { $path } میں ہے۔ یہ کسی کو بھی دیا جا سکتا ہے۔
key-protected = اب کلید اپنا پاس فریز مانگے گی۔ بھول جائیں تو کچھ ضائع نہیں ہوتا: صفحے محفوظ ہوتے رہیں گے، اور saboot seal --new-key سے مہر لگے گی۔

## Doctor

doctor-ok = ٹھیک
doctor-warn = دھیان
doctor-fail = خراب
doctor-browser = براؤزر: { $version } ({ $path })
doctor-browser-none = کوئی براؤزر نہیں ملا۔ یہ انسٹال کریں: apt install chromium-headless-shell
doctor-browser-silent = براؤزر جواب نہیں دیتا: { $path }۔ دوبارہ انسٹال کریں: apt install --reinstall chromium-headless-shell
doctor-font = اردو { $font } میں لکھی جاتی ہے۔
doctor-font-awami = اردو { $font } میں لکھی جائے گی، جس کے حروف براؤزر جوڑ نہیں سکتا۔ اسے ہٹائیں: apt remove fonts-sil-awami-nastaliq، اور یہ لگائیں: apt install fonts-noto-core
doctor-font-plain = اردو { $font } میں لکھی جاتی ہے، نستعلیق میں نہیں۔ نستعلیق کے لیے: apt install fonts-noto-core
doctor-font-unknown = پتا نہیں چل سکا کہ اردو کس فونٹ میں لکھی جاتی ہے۔ یہ آزمائیں: apt install fontconfig fonts-noto-core
doctor-space = ثبوت رکھنے کے لیے { $size } خالی ہے۔
doctor-space-low = ثبوت رکھنے کے لیے صرف { $size } خالی ہے۔ ایک صفحے کو 100 MB تک درکار ہو سکتے ہیں: آگے بڑھنے سے پہلے جگہ بنائیں۔
doctor-space-unknown = خالی جگہ ناپی نہیں جا سکی۔
doctor-home = ثبوت یہاں رکھے جاتے ہیں: { $path }
doctor-home-new = ثبوت یہاں رکھے جائیں گے: { $path } (پہلا صفحہ محفوظ کرتے وقت بنے گا)۔
doctor-home-open = { $path } کو اس کمپیوٹر کے دوسرے لوگ پڑھ سکتے ہیں۔ اسے بند کریں: chmod 700 { $path }
doctor-home-readonly = { $path } میں لکھا نہیں جا سکتا۔ --home سے کوئی اور جگہ چنیں۔
doctor-home-synced = { $path } اِس کے اندر ہے: { $service }، جو فائلیں انٹرنیٹ پر اور دوسرے آلات پر بھیجتی ہے۔ --home سے کوئی اور جگہ چنیں۔
doctor-home-not-synced = یہ کسی ایسے فولڈر میں نہیں جسے کوئی معروف سروس انٹرنیٹ پر نقل کرتی ہو۔
doctor-key = کلید موجود ہے اور پاس فریز سے محفوظ ہے۔
doctor-key-open = کلید موجود ہے مگر پاس فریز نہیں۔ حفاظت کے لیے: saboot key protect
doctor-key-none = ابھی کلید نہیں۔ پہلی مہر پر بن جائے گی۔
doctor-sandbox = براؤزر کا سینڈ باکس چلتا ہے۔
doctor-sandbox-root = آپ root ہیں: براؤزر اپنا سینڈ باکس نہیں چلا سکتا، اس لیے ثبوت --no-sandbox لگاتا ہے۔ بہتر ہے کہ اسے عام صارف کے طور پر چلائیں۔
doctor-sandbox-none = شاید براؤزر کا سینڈ باکس نہ چلے: یہ نظام عام صارف کو namespace بنانے نہیں دیتا۔ براؤزر ایسے پیکیج سے لگائیں جس میں chrome-sandbox ہو، یا اس کی اجازت دیں۔
doctor-sandbox-unknown = پتا نہیں چل سکا کہ براؤزر کا سینڈ باکس چلتا ہے یا نہیں۔
doctor-data = اندر رکھے ہوئے روٹ سرٹیفکیٹ { $date } کے ہیں۔
doctor-data-old = اندر رکھے ہوئے روٹ سرٹیفکیٹ { $date } کے ہیں، ایک سال سے پرانے۔ نئے ثبوت پروگرام میں نئے ہیں۔
doctor-sum-good = سب تیار ہے۔
doctor-sum-warn = تیار ہے۔ دیکھنے کی باتیں: { $count }۔
doctor-sum-fail = تیار نہیں۔ ٹھیک کرنے کی باتیں: { $count }۔

## Demo

demo-start = فرضی لوگوں کا ایک نمونہ صفحہ صرف اسی کمپیوٹر پر کھولا، محفوظ کیا، مہر بند کیا اور جانچا جاتا ہے۔ آپ کے اپنے کیس نہیں چھیڑے جاتے۔
demo-capture = محفوظ ہو رہا ہے: { $url }
demo-by-hand = ثبوت کے بغیر، عام کمپیوٹر کے اوزاروں سے جانچنے کے لیے:
demo-done = اس کمپیوٹر سے کچھ باہر نہیں گیا۔

## Errors, each with what to try

err-home-none = ثبوت رکھنے کی جگہ نہیں: نظام نے ڈیٹا کا کوئی فولڈر نہیں بتایا
hint-home-none = --home DIR یا SABOOT_HOME سے جگہ بتائیں
err-case-locked = کیس { $case } کسی اور saboot کے استعمال میں ہے
hint-case-locked = اس کے ختم ہونے کا انتظار کریں، یا اسے بند کریں؛ کچھ ضائع نہیں ہوگا
err-case-several = کئی کیس کھلے ہیں: { $cases }
hint-case-several = --case سے ایک کا نام بتائیں
err-case-unknown = کیس { $case } موجود نہیں
hint-case-unknown = saboot case list سے موجود کیس دیکھیں
err-case-closed = کیس { $case } بند ہے
hint-case-closed = نیا کیس کھولیں: saboot case new
err-log-broken =
    { $line ->
        [0] تحویل کا ریکارڈ ٹوٹا ہوا ہے: { $why }
       *[other] تحویل کا ریکارڈ سطر { $line } پر ٹوٹا ہوا ہے: { $why }
    }
hint-log-broken = کچھ نہیں لکھا گیا؛ فولڈر کو ویسا ہی رہنے دیں، اس کی نقل بنائیں، اور اپنے وکیل یا ہیلپ لائن کو دکھائیں
err-exhibit-unknown = اس کیس میں ایگزبٹ { $exhibit } نہیں ہے
hint-exhibit-unknown = saboot case show سے فہرست دیکھیں
err-note-empty = نوٹ خالی ہے
hint-note-empty = اسے واوین میں لکھیں: saboot note "the account was renamed on Monday"
err-file = { $path }: { $why }
hint-file = دیکھیں کہ پتہ درست ہے اور آپ کو پڑھنے کی اجازت ہے
err-write = { $path } لکھی نہیں جا سکتی: { $why }
hint-write = کوئی اور جگہ چنیں، یا دیکھیں کہ آپ کو وہاں لکھنے کی اجازت ہے
err-disk-full = ڈسک پر { $path } کے لیے جگہ نہیں رہی
hint-disk-full = جگہ بنائیں اور کمانڈ دوبارہ چلائیں؛ جو محفوظ ہو چکا، وہ موجود ہے
why-not-there = ایسی کوئی فائل یا فولڈر نہیں
why-not-allowed = آپ کو اس کی اجازت نہیں
why-read-only = یہ ڈسک صرف پڑھی جا سکتی ہے
why-folder = یہ ایک فولڈر ہے
why-not-folder = اس راستے کا ایک حصہ فائل ہے
why-disk-error = ڈسک نے خرابی بتائی
err-target-exists = { $path } پہلے سے موجود ہے اور کچھ اور ہے
hint-target-exists = --out سے کوئی اور نام چنیں؛ ثبوت کسی فائل کے اوپر نہیں لکھتا
err-name-bad = ثبوت یہ نام نہیں لکھ سکتا: { $name }
hint-name-bad = انگریزی حروف، ہندسے، نقطہ، ڈیش اور انڈر اسکور استعمال کریں

err-key-exists = کلید پہلے سے موجود ہے: { $fingerprint }
hint-key-exists = saboot key show سے دیکھیں؛ نئی کلید سے مہر یوں لگتی ہے: saboot seal --new-key
err-key-none = ابھی کوئی کلید نہیں
hint-key-none = یوں بنائیں: saboot key new
err-key-protected = کلید کو اس کا پاس فریز چاہیے
hint-key-protected = اسے ٹرمینل پر چلائیں، یا SABOOT_PASSPHRASE_FILE میں اس فائل کا نام دیں جس میں وہ لکھا ہے
err-key-open-already = کلید پر پاس فریز پہلے سے ہے
hint-key-open-already = saboot key show یہی بتاتا ہے
err-key-damaged = { $path } میں رکھی کلید پڑھی نہیں جا سکتی: { $why }
hint-key-damaged = اسے کسی نقل سے واپس لائیں، یا نئی کلید سے مہر لگائیں: saboot seal --new-key
err-passphrase-wrong = یہ کلید کا پاس فریز نہیں
hint-passphrase-wrong = اگر بھول گئے ہیں تو: saboot seal --new-key
err-passphrase-file = پاس فریز کی فائل { $path } پڑھی نہیں جا سکتی: { $why }
hint-passphrase-file = SABOOT_PASSPHRASE_FILE میں ایسی فائل کا نام ہو جس کی پہلی سطر پاس فریز ہے
err-passphrase-empty = خالی پاس فریز سے کوئی حفاظت نہیں ہوتی
hint-passphrase-empty = تین چار الفاظ جو آپ کو یاد رہیں، اچھے ہیں
err-passphrase-differs = دونوں پاس فریز ایک جیسے نہیں
hint-passphrase-differs = کچھ نہیں بدلا؛ دوبارہ کوشش کریں

err-browser-none = کوئی براؤزر نہیں ملا
hint-browser-none = یہ انسٹال کریں: apt install chromium-headless-shell
err-browser-start = براؤزر شروع نہیں ہوا: { $why }
hint-browser-start = saboot doctor بتائے گا کہ کیا خرابی ہے
err-browser-lost = براؤزر رک گیا: { $why }
hint-browser-lost = جو محفوظ ہو چکا، وہ موجود ہے؛ کمانڈ دوبارہ چلائیں
err-url = یہ لنک نہیں: { $url }
hint-url = اسے براؤزر کی اوپر والی پٹی سے کاپی کریں؛ یہ https:// سے شروع ہوتا ہے
err-url-scheme = ثبوت صرف http اور https کھولتا ہے، { $scheme } نہیں
hint-url-scheme = اسی کمپیوٹر کی فائل کے لیے: saboot import FILE
err-url-none = کوئی لنک نہیں دیا گیا
hint-url-none = saboot capture LINK، یا --from-file میں ہر سطر پر ایک لنک
err-address-private = { $host } نجی نیٹ ورک پر یا اسی کمپیوٹر پر ہے
hint-address-private = اگر یہی مقصد ہے تو: --allow-private
err-address-none = { $host } کا پتہ نہیں مل سکا
hint-address-none = لنک اور انٹرنیٹ کنکشن دیکھیں
err-connect = { $host } سے رابطہ نہیں ہوا: { $why }
hint-connect = لنک اور انٹرنیٹ کنکشن دیکھیں، پھر کمانڈ دوبارہ چلائیں
err-certificate = { $host } کا سرٹیفکیٹ درست نہیں: { $why }
hint-certificate = ہو سکتا ہے کوئی بیچ میں ہو؛ پھر بھی صفحہ چاہیے تو: --accept-bad-certificate
err-proxy = یہ پراکسی نہیں: { $proxy }
hint-proxy = مثلاً --proxy socks5://127.0.0.1:9050
err-proxy-failed = پراکسی نے کام نہیں کیا: { $why }
hint-proxy-failed = دیکھیں کہ --proxy درست ہے اور پراکسی چل رہی ہے، پھر کمانڈ دوبارہ چلائیں؛ لنک میں ابھی تک کوئی خرابی نہیں ملی
err-download = اس لنک پر صفحہ نہیں، ڈاؤن لوڈ ہونے والی فائل ہے
hint-download = اسے خود ڈاؤن لوڈ کریں اور شامل کریں: saboot import FILE
err-import-nothing = { $path } پر لینے کے لیے کوئی فائل نہیں
hint-import-nothing = کسی فائل کا، یا ایسے فولڈر کا نام دیں جس میں فائلیں ہوں
err-seal-nothing = { $case } میں مہر لگانے کو کچھ نہیں
hint-seal-nothing = پہلے کوئی صفحہ محفوظ کریں یا فائل شامل کریں
err-seal-changed = { $path } محفوظ ہونے کے بعد بدل گئی ہے
hint-seal-changed = بدلی ہوئی فائل پر کبھی مہر نہیں لگتی؛ --leave-out سے اسے چھوڑ دیں، فہرست میں اس کا وہ ہیش رہے گا جو ہونا چاہیے
err-seal-unreadable = { $path } پڑھی نہیں جا سکتی: { $why }
hint-seal-unreadable = فہرست میں اسے ناقابلِ مطالعہ لکھا جاتا ہے، اُس ہیش کے ساتھ جو ہونا چاہیے
err-seal-leave-out = چھوڑنے کے لیے { $what } موجود نہیں
hint-seal-leave-out = یوں لکھیں: E0003:page.pdf یا note:0003
err-seal-space = پیکیج کو { $size } چاہیے، اور { $free } خالی ہے
hint-seal-space = --out سے کسی اور ڈسک پر جگہ بتائیں
err-seal-stopped = آپ کے کہنے پر روک دیا گیا؛ کوئی پیکیج نہیں بنا
hint-seal-stopped = کیس میں سے کچھ ضائع نہیں ہوا؛ جب چاہیں saboot seal سے پیکیج بنا لیں
err-seal-record-stays = { $path } اپنے ایگزبٹ کا حال بتاتی ہے، اسے اکیلے نہیں چھوڑا جا سکتا
hint-seal-record-stays = پورا ایگزبٹ روکنے کے لیے --except لکھیں
err-seal-key-missing = اس کیس کے کچھ حصے پر ایک پچھلی کلید کے دستخط ہیں، اور اس کا عام حصہ موجود نہیں: { $fingerprint }
hint-seal-key-missing = فائل keys/earlier-N.pub.pem کو گھر والے فولڈر کی کسی نقل سے واپس لائیں
err-seal-bag-broken = کیس میں بیگ { $bag } کا رکھا ہوا ریکارڈ خراب ہے: { $why }
hint-seal-bag-broken = جو پیکیج بن چکا، اس پر کوئی اثر نہیں؛ bags فولڈر کو کسی نقل سے واپس لائیں

err-package-open = { $path } کھل نہیں سکتی: { $why }
hint-package-open = دیکھیں کہ پتہ درست ہے اور آپ کو پڑھنے کی اجازت ہے
err-wanted-key = یہ نہ کلید ہے، نہ فنگر پرنٹ: { $text }
hint-wanted-key = pem. فائل دیں، یا 64 ہندسے (hexadecimal)، یا SHA256:…
err-authority-root = { $path } جڑ کا سرٹیفکیٹ نہیں: { $why }
hint-authority-root = ادارے سے اس کا جڑ کا سرٹیفکیٹ PEM میں مانگیں اور اُس فائل کا نام دیں

err-question = اس کا جواب چاہیے، اور پوچھنے کے لیے کوئی ٹرمینل نہیں
hint-question = جواب کسی آپشن سے دیں؛ saboot COMMAND --help میں سب لکھے ہیں
err-json = جواب JSON میں نہیں لکھا جا سکا: { $why }
err-bug = ثبوت سے خود غلطی ہوئی: { $why }
hint-bug = جو محفوظ ہو چکا، وہ موجود ہے؛ نجی بات لکھے بغیر ہمیں اطلاع دیں
err-case-none = ابھی کوئی کیس نہیں ہے
hint-case-none = پہلے کوئی صفحہ محفوظ کریں یا کوئی فائل شامل کریں؛ اس سے کیس کھل جاتا ہے
err-key-protected-seal = مہر لگانے سے پہلے کلید کو اس کا پاس فریز چاہیے
hint-key-protected-seal = اسے ٹرمینل پر کھولیں، یا SABOOT_PASSPHRASE_FILE میں اُس فائل کا نام دیں جس میں پاس فریز ہے؛ اگر بھول گئے ہوں تو: saboot seal --new-key
capture-memory = صفحے نے حد سے زیادہ میموری لی، اس لیے اسے روک دیا گیا۔ اب تک جو محفوظ ہوا وہ رکھا گیا ہے۔
step-refused = براؤزر نے انکار کیا
step-browser-gone = براؤزر رک گیا
step-crashed = صفحہ بند ہو گیا
step-memory = صفحے نے بہت زیادہ میموری لی
step-unreachable = رابطہ نہیں ہوا
step-certificate = سرٹیفکیٹ درست نہیں
step-private = نجی پتہ
step-picture = تصویر خالی آئی
step-nothing = کچھ نہیں آیا
step-disk = ڈسک پر جگہ نہیں رہی
step-proxy = پراکسی نے کام نہیں کیا
step-too-long = یہ اتنا لمبا تھا کہ لیا نہیں جا سکا
step-moved = صفحہ بار بار آگے جاتا رہا
verify-other-signer = آپ کے سوال پر جواب نفی میں ہے (BROKEN): ہر فائل ویسی ہی ہے جیسی مہر لگاتے وقت تھی، مگر مہر اُس کلید کی نہیں جو آپ نے بتائی۔
not-saved-post = جو آپ نے مانگا تھا: یہ کوئی اور صفحہ ہے
not-saved-left-out = { $count } درخواستیں (net.json میں درج ہیں)
not-saved-cut = { $count } بہت لمبی چیزوں کا آخری حصہ (capture.json میں درج ہیں)
not-saved-rest = ایسے صفحے کا باقی حصہ جو ختم نہیں ہوتا
verify-not-package = یہ saboot کا پیکیج نہیں ہے۔ اس میں کچھ نہیں جانچا گیا۔
verify-not-package-hint = وہ zip بتائیں جو saboot seal نے بنائی، یا وہ فولڈر جس میں وہ کھلتی ہے۔
