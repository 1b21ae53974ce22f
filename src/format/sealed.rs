//! Recognises a file that is sealed in the age format, binary or as text.

/// First line of the binary form.
const BINARY: &[u8] = b"age-encryption.org/";
/// First line of the text form.
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// True if the file begins as sealed files do. Mail programs put empty lines and a byte order mark in front of text.
#[must_use]
pub fn is_sealed(file: &[u8]) -> bool {
    let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file).trim_ascii_start();
    file.starts_with(BINARY) || text.starts_with(ARMOUR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sealed_files_are_sealed() {
        for sealed in [
            &b"age-encryption.org/v1\n-> scrypt "[..],
            b"age-encryption.org/v2\n",
            b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl",
            b"\xef\xbb\xbf\r\n-----BEGIN AGE ENCRYPTED FILE-----\r\n",
        ] {
            assert!(is_sealed(sealed), "{}", String::from_utf8_lossy(sealed));
        }
        for other in [&b""[..], b"{\"format\":\"pain-diary\"}", b" age-encryption.org/v1", b"age", b"-----BEGIN PGP MESSAGE-----"] {
            assert!(!is_sealed(other), "{}", String::from_utf8_lossy(other));
        }
    }
}
