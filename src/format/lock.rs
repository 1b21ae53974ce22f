//! What the app reads of the lock's header (`meta`, `lock`). Its keys are read by `public/on-demand/lock.js` alone.

use super::Object;

/// What a lock is doing with the stored values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockPass {
    /// Plain values are being sealed.
    Sealing,
    /// All values are sealed.
    Done,
    /// Sealed values are being opened: the lock was turned off.
    Opening,
}

/// The header of a lock, without its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockHeader {
    /// What it is doing.
    pub pass: LockPass,
    /// Minutes out of sight after which a window locks; 0 at once.
    pub after_min: u16,
    /// True when a passkey can unlock it too.
    pub has_passkey: bool,
    /// The public key in base64, different for each lock.
    pub public: String,
}

/// Why a header cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockHeaderError {
    /// A later version of the app wrote it.
    Newer,
    /// It is none.
    Damaged,
}

impl LockHeader {
    /// Reads a header.
    ///
    /// # Errors
    /// [`LockHeaderError`], as `public/on-demand/lock-header.js` tells them apart.
    pub fn read(text: &str) -> Result<Self, LockHeaderError> {
        let header = Object::parse(text).map_err(|_| LockHeaderError::Damaged)?;
        let version = header.text("version").unwrap_or_default();
        if version != "1" && !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(LockHeaderError::Newer);
        }
        Self::of(&header).filter(|_| version == "1").ok_or(LockHeaderError::Damaged)
    }

    fn of(header: &Object<'_>) -> Option<Self> {
        let pass = match header.text("state")?.as_str() {
            "sealing" => LockPass::Sealing,
            "on" => LockPass::Done,
            "opening" => LockPass::Opening,
            _ => return None,
        };
        let is_passkey = |slot: &Object<'_>| slot.text("kind").is_some_and(|kind| kind == "passkey");
        Some(Self {
            pass,
            after_min: header.text("after_min")?.parse().ok()?,
            has_passkey: header.objects("slots")?.iter().any(is_passkey),
            public: header.text("public")?,
        })
    }
}

/// The beginning of a file of the rescue page is looked for in so many bytes.
const FORMAT_WITHIN: usize = 256;

/// True for a file of the rescue page with the header of a lock: its rows are sealed.
#[must_use]
pub fn is_locked_file(file: &[u8]) -> bool {
    let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    has(file.get(..FORMAT_WITHIN).unwrap_or(file), b"\"pain-diary-rescue\"")
        && [&b"\"key\": \"lock"[..], b"\"key\":\"lock"].into_iter().any(|header| has(file, header))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_locked_diary_is_told_from_others() {
        assert!(is_locked_file(include_bytes!("../../tests/golden/rescue-v1-locked.json")));
        assert!(!is_locked_file(include_bytes!("../../tests/golden/rescue-v1-opened.json")));
        for other in ["", "{}", r#"{"format":"pain-diary","key":"lock"}"#, r#"{"format":"pain-diary-rescue","rows":[]}"#] {
            assert!(!is_locked_file(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_header_is_read_and_one_of_a_later_version_is_not() {
        let header = |version: &str, state: &str, kind: &str| {
            format!(
                r#"{{"version":"{version}","state":"{state}","after_min":"5","slots":[{{"kind":"passcode"}},{{"kind":"{kind}"}}],"public":"BA==","private":{{"iv":"","key":""}}}}"#
            )
        };
        let read = LockHeader::read(&header("1", "on", "words")).expect("a header");
        assert_eq!((read.pass, read.after_min, read.has_passkey, read.public.as_str()), (LockPass::Done, 5, false, "BA=="));
        assert_eq!(
            LockHeader::read(&header("1", "sealing", "passkey")).map(|read| (read.pass, read.has_passkey)),
            Ok((LockPass::Sealing, true))
        );
        assert_eq!(LockHeader::read(&header("1", "opening", "words")).map(|read| read.pass), Ok(LockPass::Opening));
        for newer in [header("2", "on", "words"), header("12", "resting", "words"), r#"{"version":"2","locks":[]}"#.to_owned()] {
            assert_eq!(LockHeader::read(&newer), Err(LockHeaderError::Newer), "{newer}");
        }
        let damaged = [header("1", "off", "words"), header("", "on", "words"), header("1 ", "on", "words"), "{}".to_owned(), String::new()];
        for other in damaged {
            assert_eq!(LockHeader::read(&other), Err(LockHeaderError::Damaged), "{other}");
        }
    }
}
