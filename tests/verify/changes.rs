//! Changes made at random: to bytes, to lines, to the entries of a zip, to the files of a folder.

use crate::{
    reached::Files,
    sample::archive::{Archive, Member},
};
use proptest::{prelude::*, sample::Index};

/// A change of bytes.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Flip(Index, u8),
    Cut(Index, usize),
    Insert(Index, Vec<u8>),
    Overwrite(Index, Vec<u8>),
    Double(Index, usize),
    Swap(Index, Index, usize),
}

/// A change of a list: of lines, of entries, of files.
#[derive(Debug, Clone)]
pub(crate) enum Shift {
    Drop(Index),
    Double(Index, Index),
    Swap(Index, Index),
    Reverse,
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let new = || prop::collection::vec(any::<u8>(), 1..40);
    prop_oneof![
        4 => (at(), 0u8..8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        2 => (at(), 1usize..400).prop_map(|(at, length)| Change::Cut(at, length)),
        1 => (at(), new()).prop_map(|(at, new)| Change::Insert(at, new)),
        1 => (at(), new()).prop_map(|(at, new)| Change::Overwrite(at, new)),
        1 => (at(), 1usize..400).prop_map(|(at, length)| Change::Double(at, length)),
        1 => (at(), at(), 1usize..90).prop_map(|(a, b, length)| Change::Swap(a, b, length)),
    ]
}

pub(crate) fn shift() -> impl Strategy<Value = Shift> {
    let at = any::<Index>;
    prop_oneof![
        3 => at().prop_map(Shift::Drop),
        3 => (at(), at()).prop_map(|(from, to)| Shift::Double(from, to)),
        3 => (at(), at()).prop_map(|(a, b)| Shift::Swap(a, b)),
        1 => Just(Shift::Reverse),
    ]
}

impl Change {
    pub(crate) fn make(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let place = |at: &Index, length: usize| {
            let from = at.index(bytes.len());
            from..(from + length).min(bytes.len())
        };
        match self {
            Self::Flip(at, bit) => {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            Self::Cut(at, length) => drop(bytes.drain(place(at, *length))),
            Self::Insert(at, new) => drop(bytes.splice(place(at, 0), new.iter().copied())),
            Self::Overwrite(at, new) => {
                drop(bytes.splice(place(at, new.len()), new.iter().copied()));
            }
            Self::Double(at, length) => {
                let range = place(at, *length);
                let again = bytes[range.clone()].to_vec();
                bytes.splice(range.end..range.end, again);
            }
            Self::Swap(a, b, length) => {
                let (a, b) = (a.index(bytes.len()), b.index(bytes.len()));
                let room = a.abs_diff(b).min(bytes.len() - a.max(b)).min(*length);
                (0..room).for_each(|n| bytes.swap(a + n, b + n));
            }
        }
    }
}

impl Shift {
    pub(crate) fn make<T: Clone>(&self, list: &mut Vec<T>) {
        if list.is_empty() {
            return;
        }
        match self {
            Self::Drop(at) => drop(list.remove(at.index(list.len()))),
            Self::Double(from, to) => {
                let again = list[from.index(list.len())].clone();
                list.insert(to.index(list.len() + 1), again);
            }
            Self::Swap(a, b) => {
                let (a, b) = (a.index(list.len()), b.index(list.len()));
                list.swap(a, b);
            }
            Self::Reverse => list.reverse(),
        }
    }

    /// Changes the lines of a text, or of bytes that have line feeds.
    pub(crate) fn make_lines(&self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<_> =
            bytes.split_inclusive(|&b| b == b'\n').map(<[u8]>::to_vec).collect();
        self.make(&mut lines);
        *bytes = lines.concat();
    }
}

/// A change of a package's files, as someone with a file manager and an editor makes it.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Bytes(Index, Change),
    Lines(Index, Shift),
    Drop(Index),
    Add(String, Vec<u8>),
    Copy(Index, String),
    Rename(Index, String),
    /// The contents of two files change places.
    Exchange(Index, Index),
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    let name = || "(data/E000[1-3]/|seal/|anchors/|custody/notes/|metadata/prior/b1/)?[a-z0-9.]{1,8}(/[a-z]{1,4})?";
    let bytes = || prop::collection::vec(any::<u8>(), 0..40);
    prop_oneof![
        3 => (at(), change()).prop_map(|(at, change)| Edit::Bytes(at, change)),
        3 => (at(), shift()).prop_map(|(at, shift)| Edit::Lines(at, shift)),
        1 => at().prop_map(Edit::Drop),
        1 => (name(), bytes()).prop_map(|(name, bytes)| Edit::Add(name, bytes)),
        1 => (at(), name()).prop_map(|(at, name)| Edit::Copy(at, name)),
        1 => (at(), name()).prop_map(|(at, name)| Edit::Rename(at, name)),
        1 => (at(), at()).prop_map(|(a, b)| Edit::Exchange(a, b)),
    ]
}

impl Edit {
    pub(crate) fn make(&self, files: &mut Files) {
        let paths: Vec<String> = files.keys().cloned().collect();
        let path = |at: &Index| at.get(&paths).clone();
        match self {
            Self::Bytes(at, change) => change.make(files.get_mut(&path(at)).unwrap()),
            Self::Lines(at, shift) => shift.make_lines(files.get_mut(&path(at)).unwrap()),
            Self::Drop(at) => drop(files.remove(&path(at))),
            Self::Add(name, bytes) => drop(files.insert(name.clone(), bytes.clone())),
            Self::Copy(at, name) => drop(files.insert(name.clone(), files[&path(at)].clone())),
            Self::Rename(at, name) => {
                let bytes = files.remove(&path(at)).unwrap();
                files.insert(name.clone(), bytes);
            }
            Self::Exchange(a, b) => {
                let (one, other) = (files[&path(a)].clone(), files[&path(b)].clone());
                files.extend([(path(a), other), (path(b), one)]);
            }
        }
    }
}

/// A change of one member's headers, data or place.
#[derive(Debug, Clone)]
pub(crate) enum Header {
    Name(bool, Change),
    Extra(bool, Vec<u8>),
    Number(bool, u8, u32),
    Data(Change),
    After(Vec<u8>),
    Deflate,
    Attributes(u32),
}

pub(crate) fn header() -> impl Strategy<Value = Header> {
    let bytes = || prop::collection::vec(any::<u8>(), 0..24);
    prop_oneof![
        (any::<bool>(), change()).prop_map(|(both, change)| Header::Name(both, change)),
        (any::<bool>(), bytes()).prop_map(|(both, bytes)| Header::Extra(both, bytes)),
        (
            any::<bool>(),
            0u8..5,
            prop_oneof![Just(0), Just(1), Just(8), Just(u32::MAX), any::<u32>()]
        )
            .prop_map(|(both, which, to)| Header::Number(both, which, to)),
        change().prop_map(Header::Data),
        bytes().prop_map(Header::After),
        Just(Header::Deflate),
        any::<u32>().prop_map(Header::Attributes),
    ]
}

impl Header {
    pub(crate) fn make(&self, member: &mut Member) {
        match self {
            Self::Name(both, change) => {
                change.make(&mut member.central.name);
                if *both {
                    member.local.name = member.central.name.clone();
                }
            }
            Self::Extra(both, bytes) => {
                member.central.extra = bytes.clone();
                if *both {
                    member.local.extra = bytes.clone();
                }
            }
            Self::Number(both, which, to) => {
                let short = to.to_le_bytes();
                let short = u16::from_le_bytes([short[0], short[1]]);
                let heads = [Some(&mut member.central), both.then_some(&mut member.local)];
                for head in heads.into_iter().flatten() {
                    match which {
                        0 => head.flags = short,
                        1 => head.method = short,
                        2 => head.crc = *to,
                        3 => head.packed = *to,
                        _ => head.bytes = *to,
                    }
                }
            }
            Self::Data(change) => {
                change.make(&mut member.data);
                let name = String::from_utf8_lossy(&member.central.name).into_owned();
                *member = Member::stored(&name, &member.data);
            }
            Self::After(bytes) => member.after = bytes.clone(),
            Self::Deflate => {
                let name = String::from_utf8_lossy(&member.central.name).into_owned();
                *member = Member::deflated(&name, &member.data.clone());
            }
            Self::Attributes(to) => member.attributes = *to,
        }
    }
}

/// Applies some header changes to some members, and one shift to the list of them.
pub(crate) fn rebuild(archive: &mut Archive, headers: &[(Index, Header)], order: Option<&Shift>) {
    for (at, header) in headers {
        let at = at.index(archive.members.len());
        header.make(&mut archive.members[at]);
    }
    if let Some(shift) = order {
        shift.make(&mut archive.members);
    }
}
