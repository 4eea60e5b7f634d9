//! Packages changed at random are never sound, and nothing panics.

use crate::prelude::*;
use proptest::prelude::*;

/// The contents of a zip as an ordinary reader sees them, or nothing.
fn same_members(zip: &[u8]) -> bool {
    let Ok(mut reader) = zip::ZipArchive::new(std::io::Cursor::new(zip)) else { return false };
    let wanted = sample::sound().members();
    reader.len() == wanted.len()
        && wanted.iter().all(|(name, bytes)| {
            let mut found = Vec::new();
            reader.by_name(name).is_ok_and(|mut f| {
                std::io::Read::read_to_end(&mut f, &mut found).is_ok() && found == *bytes
            })
        })
}

#[test]
fn every_bit_of_one_header_of_each_kind_counts() {
    let zip = sample::sound().zip();
    let end = zip.len() - 22;
    let directory = u32::from_le_bytes(*zip[end + 16..].first_chunk().unwrap()) as usize;
    let name = sample::sound().members()[0].0.len();
    let headers = (0..30 + name).chain(directory..directory + 46 + name).chain(end..zip.len());
    for (at, bit) in headers.flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut zip = zip.clone();
        zip[at] ^= 1 << bit;
        let report = report_of(&zip);
        let sound = report.verdict() == Verdict::Sound;
        assert!(!sound || same_members(&zip), "bit {bit} of byte {at} of {}", zip.len());
        assert_ne!(report.container, Some(Container::Canonical), "bit {bit} of byte {at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_bit_is_found_unless_every_member_is_the_same(at in any::<proptest::sample::Index>(), bit in 0u8..8) {
        let mut zip = sample::sound().zip();
        let at = at.index(zip.len());
        zip[at] ^= 1 << bit;
        let report = report_of(&zip);
        let fits = report.verdict() == Verdict::Broken || same_members(&zip);
        prop_assert!(fits, "byte {at} of {}: {:?}", zip.len(), &zip[at - 20..(at + 20).min(zip.len())]);
        prop_assert!(report.container != Some(Container::Canonical));
    }

    #[test]
    fn a_cut_is_found(from in any::<proptest::sample::Index>(), length in 1usize..400) {
        let mut zip = sample::sound().zip();
        let from = from.index(zip.len());
        let to = (from + length).min(zip.len());
        zip.drain(from..to);
        prop_assert_eq!(report_of(&zip).verdict(), Verdict::Broken);
    }

    #[test]
    fn a_changed_range_never_panics(from in any::<proptest::sample::Index>(), new in prop::collection::vec(any::<u8>(), 1..40)) {
        let mut zip = sample::sound().zip();
        let from = from.index(zip.len());
        for (old, new) in zip[from..].iter_mut().zip(&new) {
            *old = *new;
        }
        let report = report_of(&zip);
        prop_assert!(report.verdict() == Verdict::Broken || same_members(&zip));
    }

    #[test]
    fn a_flipped_bit_of_any_file_is_found(file in any::<proptest::sample::Index>(), at in any::<proptest::sample::Index>(), bit in 0u8..8) {
        let mut s = sample::second_bag();
        let path = file.get(&s.files.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = s.files.get_mut(&path).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert_eq!(report_of(&s.zip()).verdict(), Verdict::Broken, "{} {}", path, at);
    }

    #[test]
    fn a_file_dropped_added_or_renamed_is_found(file in any::<proptest::sample::Index>(), what in 0..3, name in "[a-z]{1,8}(/[a-z]{1,8}){0,2}") {
        let mut s = sample::sound();
        let path = file.get(&s.files.keys().cloned().collect::<Vec<_>>()).clone();
        match what {
            0 => drop(s.files.remove(&path)),
            1 => drop(s.files.insert(name, Vec::new())),
            _ => {
                let bytes = s.files.remove(&path).unwrap();
                s.files.insert(name, bytes);
            }
        }
        prop_assert_eq!(report_of(&s.zip()).verdict(), Verdict::Broken);
    }

    #[test]
    fn any_bytes_are_judged_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let report = report_of(&bytes);
        prop_assert_eq!(report.verdict(), Verdict::Broken);
    }
}
