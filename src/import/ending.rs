//! The ending a supplied file gets in the package. Every other part of its name is dropped, and an
//! ending may be a name too (`photo.asma`): only known ones pass.

/// Endings that say what to open a file with and nothing else.
const KNOWN: &[&str] = &[
    "3gp", "aac", "amr", "avif", "bmp", "caf", "csv", "db", "doc", "docx", "eml", "flac", "gif",
    "gz", "heic", "heif", "htm", "html", "ics", "jpeg", "jpg", "json", "m4a", "m4v", "mbox", "md",
    "mhtml", "mkv", "mov", "mp3", "mp4", "msg", "odt", "oga", "ogg", "opus", "pdf", "png", "ppt",
    "pptx", "rar", "rtf", "srt", "svg", "tar", "tgs", "tif", "tiff", "txt", "vcf", "vtt", "wacz",
    "warc", "wav", "wbmp", "webm", "webp", "wma", "wmv", "xls", "xlsx", "xml", "zip", "7z",
    "crypt",
];

/// The ending (without a dot) for a file of this media type whose name ended in `original`: by
/// content where content decides, else the original one if it is known, else `txt` or `bin`.
pub fn ending(media_type: &str, original: Option<&str>) -> String {
    if let Some(fixed) = by_type(media_type) {
        return fixed.to_owned();
    }
    let original = original.map(str::to_ascii_lowercase);
    // WhatsApp's backups: crypt12, crypt14, crypt15.
    let known = |e: &str| {
        KNOWN.contains(&e.trim_end_matches(|c: char| c.is_ascii_digit())) || KNOWN.contains(&e)
    };
    match original.filter(|e| known(e) && e.len() <= 7) {
        Some(known) => known,
        None if media_type.starts_with("text/") => "txt".to_owned(),
        None => "bin".to_owned(),
    }
}

fn by_type(media_type: &str) -> Option<&'static str> {
    Some(match media_type {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/heif" => "heic",
        "image/bmp" => "bmp",
        "image/avif" => "avif",
        "audio/opus" => "opus",
        "audio/ogg" => "ogg",
        "audio/mpeg" => "mp3",
        "audio/m4a" => "m4a",
        "audio/amr" => "amr",
        "audio/x-wav" => "wav",
        "video/mp4" => "mp4",
        "video/webm" => "webm",
        "video/quicktime" => "mov",
        "video/3gpp" => "3gp",
        "application/pdf" => "pdf",
        "text/html" => "html",
        "text/xml" => "xml",
        "text/vcard" => "vcf",
        "application/json" => "json",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_never_carries_a_name() {
        let cases = [
            ("image/jpeg", Some("PNG"), "jpg"),
            ("text/plain", Some("csv"), "csv"),
            ("text/plain", Some("asma"), "txt"),
            ("text/plain", None, "txt"),
            ("application/octet-stream", Some("khan"), "bin"),
            ("application/octet-stream", Some("crypt15"), "crypt15"),
            ("application/octet-stream", Some("crypt1234567"), "bin"),
            ("application/zip", Some("DOCX"), "docx"),
            ("application/zip", Some("../x"), "bin"),
            ("application/zip", Some("zip"), "zip"),
            ("application/x-executable", Some("exe"), "bin"),
            ("text/html", Some("txt"), "html"),
        ];
        for (media_type, original, expect) in cases {
            assert_eq!(ending(media_type, original), expect, "{media_type} {original:?}");
        }
    }
}
