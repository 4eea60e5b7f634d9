//! A zip writer of the tests' own, each field of which can lie.

/// One header's fields.
#[derive(Clone)]
pub struct Head {
    pub name: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub crc: u32,
    pub packed: u32,
    pub bytes: u32,
    pub extra: Vec<u8>,
}

#[derive(Clone)]
pub struct Member {
    pub local: Head,
    pub central: Head,
    pub made_by: u16,
    pub needed: u16,
    pub attributes: u32,
    pub disk: u16,
    /// The member's bytes as they stand in the zip.
    pub data: Vec<u8>,
    /// What stands between these and the next header.
    pub after: Vec<u8>,
    /// Where the directory says that the member is, instead of where it is.
    pub at: Option<u32>,
    /// Whether the directory names it, and whether it is there at all.
    pub listed: bool,
    pub there: bool,
}

#[derive(Clone, Default)]
pub struct Archive {
    pub before: Vec<u8>,
    pub members: Vec<Member>,
    pub gap: Vec<u8>,
    pub count: Option<u16>,
    pub disk: u16,
    pub comment: Vec<u8>,
    pub after: Vec<u8>,
}

impl Member {
    pub fn stored(name: &str, content: &[u8]) -> Self {
        let length = u32::try_from(content.len()).unwrap();
        let head = Head {
            name: name.as_bytes().to_vec(),
            flags: 0,
            method: 0,
            crc: crc32fast::hash(content),
            packed: length,
            bytes: length,
            extra: Vec::new(),
        };
        Self {
            local: head.clone(),
            central: head,
            made_by: 0x030A,
            needed: 10,
            attributes: 0o100_644 << 16,
            disk: 0,
            data: content.to_vec(),
            after: Vec::new(),
            at: None,
            listed: true,
            there: true,
        }
    }

    pub fn deflated(name: &str, content: &[u8]) -> Self {
        use std::io::Write;
        let mut to = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        to.write_all(content).unwrap();
        let data = to.finish().unwrap();
        let mut member = Self::stored(name, content);
        member.both(|head| {
            head.method = 8;
            head.packed = u32::try_from(data.len()).unwrap();
        });
        Self { data, ..member }
    }

    /// Changes both headers alike.
    pub fn both(&mut self, edit: impl Fn(&mut Head)) {
        edit(&mut self.local);
        edit(&mut self.central);
    }
}

impl Head {
    fn shared(&self) -> Vec<u8> {
        let length = |b: &[u8]| u16::try_from(b.len()).unwrap().to_le_bytes();
        [
            &self.flags.to_le_bytes()[..],
            &self.method.to_le_bytes(),
            &[0, 0, 0x21, 0],
            &self.crc.to_le_bytes(),
            &self.packed.to_le_bytes(),
            &self.bytes.to_le_bytes(),
            &length(&self.name),
            &length(&self.extra),
        ]
        .concat()
    }
}

impl Archive {
    pub fn of(members: &[(String, Vec<u8>)]) -> Self {
        let members = members.iter().map(|(name, bytes)| Member::stored(name, bytes)).collect();
        Self { members, ..Self::default() }
    }

    /// The member whose name ends so.
    pub fn member(&mut self, ending: &str) -> &mut Member {
        let is_it = |m: &&mut Member| m.central.name.ends_with(ending.as_bytes());
        self.members.iter_mut().find(is_it).unwrap()
    }

    pub fn write(&self) -> Vec<u8> {
        let mut out = self.before.clone();
        let mut directory = Vec::new();
        let mut listed = 0u16;
        for m in &self.members {
            let at = m.at.unwrap_or_else(|| u32::try_from(out.len()).unwrap());
            if m.there {
                out.extend(b"PK\x03\x04");
                out.extend(m.needed.to_le_bytes());
                out.extend(
                    [m.local.shared(), m.local.name.clone(), m.local.extra.clone()].concat(),
                );
                out.extend([&m.data[..], &m.after].concat());
            }
            if m.listed {
                listed += 1;
                directory.extend(b"PK\x01\x02");
                directory.extend([m.made_by.to_le_bytes(), m.needed.to_le_bytes()].concat());
                directory.extend(m.central.shared());
                directory.extend([0, 0]);
                directory.extend(m.disk.to_le_bytes());
                directory.extend([0, 0]);
                directory.extend([m.attributes.to_le_bytes(), at.to_le_bytes()].concat());
                directory.extend([&m.central.name[..], &m.central.extra].concat());
            }
        }
        out.extend(&self.gap);
        let at = u32::try_from(out.len()).unwrap();
        let size = u32::try_from(directory.len()).unwrap();
        let count = self.count.unwrap_or(listed).to_le_bytes();
        out.extend(directory);
        out.extend(b"PK\x05\x06");
        out.extend([self.disk.to_le_bytes(), [0, 0], count, count].concat());
        out.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
        out.extend(u16::try_from(self.comment.len()).unwrap().to_le_bytes());
        out.extend([&self.comment[..], &self.after].concat());
        out
    }
}
