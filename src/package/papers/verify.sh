#!/bin/sh
# Checks the package this script lies in, with tools that are not saboot's:
#   sh verify.sh [FINGERPRINT]
# FINGERPRINT is the key's, from paper: 64 hexadecimal digits (sha256: before them and
# blanks between them are fine) or the form OpenSSH writes (SHA256:...).
# Prints one line and ends with 0 when everything holds, else with 1.
# A script that comes with a package is no stronger than the package: VERIFY.txt has
# the same commands to run by hand.

LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 1

broken() {
    printf 'BROKEN: %s\n' "$1"
    exit 1
}

have() { command -v "$1" > /dev/null 2>&1; }

# sha256sum where there is one, else Perl's shasum, which macOS has.
if have sha256sum; then
    sums() { sha256sum --strict -c "$1" > /dev/null 2>&1; }
    sum() { sha256sum | cut -d ' ' -f 1; }
elif have shasum; then
    sums() { shasum -a 256 -c "$1" > /dev/null 2>&1; }
    sum() { shasum -a 256 | cut -d ' ' -f 1; }
else
    broken 'neither sha256sum nor shasum is here, so nothing could be checked'
fi

count() { wc -l | tr -d ' '; }
header() { sed -n "s/^# $1: //p" seal/seal.txt; }

for file in seal/seal.txt seal/seal.txt.sig seal/seal.txt.sshsig keys/collector.ed25519.pem \
    keys/allowed_signers custody/log.jsonl bag-info.txt manifest-sha256.txt; do
    [ -f "$file" ] || broken "$file is missing"
done

# The hashes: seal, list of lists, files.
[ "$(head -n 1 seal/seal.txt)" = '# saboot-seal-v1' ] || broken 'seal/seal.txt is not a seal'
[ "$(grep -c -v '^#' seal/seal.txt)" = 1 ] || broken 'seal/seal.txt seals more than one thing'
grep -q '^[0-9a-f]\{64\}  tagmanifest-sha256.txt$' seal/seal.txt ||
    broken 'seal/seal.txt does not seal tagmanifest-sha256.txt'
sums seal/seal.txt || broken 'tagmanifest-sha256.txt is not the sealed one'
sums tagmanifest-sha256.txt || broken 'a file listed in tagmanifest-sha256.txt has changed or is missing'
if [ -s manifest-sha256.txt ]; then
    sums manifest-sha256.txt || broken 'a file listed in manifest-sha256.txt has changed or is missing'
fi

# Nothing that no list names.
[ -z "$(find . ! -type d ! -type f)" ] || broken 'there is something that is not a plain file'
there=0
[ ! -d data ] || there=$(find data ! -type d | count)
listed=$(sed -n 's/^Payload-Oxum: [0-9]*\.\([0-9]*\)$/\1/p' bag-info.txt)
[ "$there" = "$listed" ] || broken "data holds $there files instead of $listed"
[ "$there" = "$(count < manifest-sha256.txt)" ] || broken 'a file in data stands in no list'
# (What file windows leave behind is no fault: .DS_Store, Thumbs.db, desktop.ini.)
there=$(find . ! -type d ! -path './data/*' ! -path './seal/*' ! -path './anchors/*' \
    ! -name .DS_Store ! -name Thumbs.db ! -name desktop.ini ! -name '._*' ! -path './__MACOSX/*' | count)
[ "$there" -eq "$(($(count < tagmanifest-sha256.txt) + 1))" ] ||
    broken 'a file outside data stands in no list'
[ "$(find seal ! -type d | count)" -eq 3 ] || broken 'seal holds something else than the seal'
# Time-stamps come after the seal and are known by name; whom they are by, openssl ts tells.
stamp='^\./anchors/((seal|seal-sig|E[0-9]+)\.[a-z0-9-]+\.ts[qr]|[a-z0-9-]+-chain\.pem)$'
[ -z "$(find . -path './anchors/*' ! -type d | grep -v -E "$stamp")" ] ||
    broken 'anchors holds something else than time-stamps'

# The custody log.
[ "sha256:$(tail -n 1 custody/log.jsonl | sum)" = "$(header custody-head)" ] ||
    broken 'the custody log ends otherwise than sealed'
[ "$(count < custody/log.jsonl)" = "$(header custody-count)" ] ||
    broken 'the custody log has more or fewer lines than sealed'

# The signature, by whichever tool is here; both, where both are.
signed=
if have openssl && openssl pkeyutl -help 2>&1 | grep -q -e '-rawin'; then
    openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin \
        -in seal/seal.txt -sigfile seal/seal.txt.sig > /dev/null 2>&1 ||
        broken 'the signature of the seal is not valid (openssl)'
    der=$(openssl pkey -pubin -in keys/collector.ed25519.pem -outform DER | sum)
    [ "sha256:$der" = "$(header signer)" ] || broken 'the seal names another key as its signer'
    signed=openssl
fi
# OpenSSH before 8.1 does not know -Y and says so.
if have ssh-keygen && ! ssh-keygen -Y verify < /dev/null 2>&1 | grep -q -i 'option'; then
    ssh-keygen -Y verify -f keys/allowed_signers -I collector -n saboot-seal-v1 \
        -s seal/seal.txt.sshsig < seal/seal.txt > /dev/null 2>&1 ||
        broken 'the signature of the seal is not valid (ssh-keygen)'
    signed="${signed:+$signed and }ssh-keygen"
fi
[ -n "$signed" ] || broken 'neither openssl 3 nor ssh-keygen is here, so the signature could not be checked'

# Both forms must be of one key, and that key none under which any signature fits. The key's
# 32 bytes are the last ones in either file.
hex() { od -An -v -tx1 | tr -d ' \n'; }
if have base64; then
    key=$(sed '1d;$d' keys/collector.ed25519.pem | base64 -d 2> /dev/null | tail -c 32 | hex)
    ssh=$(cut -d ' ' -f 4 keys/allowed_signers | base64 -d 2> /dev/null | tail -c 32 | hex)
    [ "$key" = "$ssh" ] || broken 'the two files of the signing key hold two keys'
    case $key in
{weak_cases}
        broken 'the signing key is weak: under it one signature fits everything' ;;
    esac
fi

case $1 in
'')
    printf 'SOUND, signer NOT confirmed: intact since the seal, signed by %s (%s). Compare this fingerprint with the one on paper.\n' \
        "$(header signer)" "$signed"
    exit 0
    ;;
SHA256:*)
    have ssh-keygen || broken 'ssh-keygen is not here, so this form of fingerprint could not be checked'
    want=$(printf %s "$*" | tr -d ' ')
    got=$(cut -d ' ' -f 3- keys/allowed_signers | ssh-keygen -l -f - | cut -d ' ' -f 2)
    ;;
*)
    want=sha256:$(printf %s "$*" | tr -d ' \t' | tr 'A-F' 'a-f' | sed 's/^sha256://')
    got=$(header signer)
    [ "$got" = "sha256:$(sed '1d;$d' keys/collector.ed25519.pem | base64 -d 2> /dev/null | sum)" ] ||
        broken 'the seal names another key as its signer'
    ;;
esac
[ "$want" = "$got" ] || broken "sealed by another key than the one given: $got"
printf 'SOUND, signer confirmed: intact since the seal, signed by %s (%s).\n' "$got" "$signed"
