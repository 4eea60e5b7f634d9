//! Foreign text (links, names, the words of a page, a browser's messages) made safe to print:
//! what would move the cursor, reorder letters or hide them is shown as what it is.
//!
//! ```text
//! photo\u{202e}gpj.exe
//! ```

use std::fmt::Write as _;

/// Longest text of others in one line, in characters; what is cut is shown by `…`.
pub const LONGEST: usize = 400;

/// One line of at most [`LONGEST`] characters without control, direction or invisible characters:
/// those are written as `\u{…}`, white space as one blank.
pub fn line(text: &str) -> String {
    cut(text, LONGEST)
}

/// Like [`line()`], of at most `longest` characters (the `…` not counted).
pub fn cut(text: &str, longest: usize) -> String {
    let mut safe = String::new();
    let mut shown = 0;
    for c in text.trim().chars() {
        let before = safe.len();
        match c {
            ' ' | '\n' | '\r' | '\t' if safe.ends_with(' ') => {}
            ' ' | '\n' | '\r' | '\t' => safe.push(' '),
            c if is_hidden(c) => drop(write!(safe, "\\u{{{:x}}}", u32::from(c))),
            c => safe.push(c),
        }
        shown += safe[before..].chars().count();
        if shown > longest {
            safe.truncate(before);
            safe.push('…');
            break;
        }
    }
    safe
}

/// Whether a terminal acts on it or does not show it. U+200C and U+200D stay, because Urdu joins and
/// parts letters with them, and U+FE0E and U+FE0F, which many emoji have.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_cannot_clear_the_screen_or_move_the_cursor() {
        assert_eq!(line("a\u{1b}[2J\u{1b}[1;1Hb"), "a\\u{1b}[2J\\u{1b}[1;1Hb");
        assert_eq!(line("a\u{9b}2Jb"), "a\\u{9b}2Jb");
        assert_eq!(line("gone\rhere\u{8}\u{7f}"), "gone here\\u{8}\\u{7f}");
    }

    #[test]
    fn a_page_cannot_write_to_the_clipboard_or_the_title() {
        assert_eq!(line("\u{1b}]52;c;cm0gLXJm\u{7}"), "\\u{1b}]52;c;cm0gLXJm\\u{7}");
        assert_eq!(line("\u{1b}]0;ok\u{1b}\\"), "\\u{1b}]0;ok\\u{1b}\\");
        assert_eq!(
            line("\u{1b}]8;;https://evil.example\u{7}x"),
            "\\u{1b}]8;;https://evil.example\\u{7}x"
        );
    }

    #[test]
    fn a_file_name_cannot_hide_its_ending_with_bidi() {
        assert_eq!(line("photo\u{202e}gpj.exe"), "photo\\u{202e}gpj.exe");
        assert_eq!(line("a\u{2066}b\u{2069}\u{200f}"), "a\\u{2066}b\\u{2069}\\u{200f}");
    }

    #[test]
    fn a_link_cannot_hide_letters_in_itself() {
        assert_eq!(
            line("exa\u{200b}mple\u{feff}.com\u{ad}"),
            "exa\\u{200b}mple\\u{feff}.com\\u{ad}"
        );
        assert_eq!(line("a\u{e0041}"), "a\\u{e0041}");
    }

    #[test]
    fn a_name_cannot_add_a_line_that_looks_like_ours() {
        assert_eq!(line("x\nsaboot: error: all is lost"), "x saboot: error: all is lost");
        assert_eq!(line("x\u{2028}y\u{85}z"), "x\\u{2028}y\\u{85}z");
    }

    #[test]
    fn urdu_stays_as_it_is() {
        assert_eq!(line("خان\u{200c}زادہ  نے لکھا"), "خان\u{200c}زادہ نے لکھا");
    }

    #[test]
    fn a_page_cannot_fill_the_screen() {
        assert_eq!(cut("abcdef", 3), "abc…");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("ab\u{1b}", 5), "ab…");
        assert_eq!(line(&"a".repeat(10_000)).chars().count(), LONGEST + 1);
    }
}
