//! Seals a file with a passphrase in the [age](https://age-encryption.org/v1) format, and opens it. All cryptography is that of the crate
//! `age`. Natively it is a library with tests; for the browser it is a module of its own, which a web worker loads on demand (`worker.rs`),
//! because scrypt takes seconds and up to 256 MiB.

mod words;
#[cfg(target_arch = "wasm32")]
mod worker;

use std::io::{Read, Write};
use std::iter::once;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};

pub use words::{SUGGESTED, list, suggest};

/// Work factor of the files written here: scrypt with N = 2^15 takes 32 MiB, which every phone that runs the app has to spare. The crate
/// cannot measure time in a browser, so the factor is fixed.
pub const WORK_FACTOR: u8 = 15;
/// The largest work factor that is opened: N = 2^18, 256 MiB, is what the command line of age writes.
pub const WORK_FACTOR_MAX: u8 = 18;

/// Why a file was not opened, or not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The passphrase is not that of the file.
    WrongPassphrase,
    /// The file is cut off or changed.
    Damaged,
    /// It takes more work than [`WORK_FACTOR_MAX`].
    TooHard,
    /// It is sealed for keys and not with a passphrase.
    NeedsKey,
    /// Anything else: sealing failed.
    Failed,
}

impl Fault {
    /// The name under which the worker reports it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong-passphrase",
            Self::Damaged => "damaged",
            Self::TooHard => "too-hard",
            Self::NeedsKey => "needs-key",
            Self::Failed => "failed",
        }
    }
}

/// The file, sealed with a passphrase; armoured, it is text that survives every way in which text is sent.
///
/// # Errors
/// [`Fault::Failed`]; nothing is known to cause it.
pub fn seal(file: &[u8], passphrase: &str, is_armoured: bool) -> Result<Vec<u8>, Fault> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK_FACTOR);
    let recipients = once(&recipient as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| Fault::Failed)?;
    let format = if is_armoured { Format::AsciiArmor } else { Format::Binary };
    let write = || {
        let armour = ArmoredWriter::wrap_output(Vec::with_capacity(file.len() + file.len() / 2000 + 512), format)?;
        let mut writer = encryptor.wrap_output(armour)?;
        writer.write_all(file)?;
        writer.finish()?.finish()
    };
    let sealed: std::io::Result<Vec<u8>> = write();
    sealed.map_err(|_| Fault::Failed)
}

/// What was sealed. Nothing of a damaged file is returned.
///
/// # Errors
/// A [`Fault`] that names the reason.
pub fn open(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, Fault> {
    let decryptor = Decryptor::new(ArmoredReader::new(without_lead(sealed))).map_err(|_| Fault::Damaged)?;
    if !decryptor.is_scrypt() {
        return Err(Fault::NeedsKey);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(WORK_FACTOR_MAX);
    let mut reader = decryptor.decrypt(once(&identity as &dyn Identity)).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => Fault::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => Fault::TooHard,
        _ => Fault::Damaged,
    })?;
    let mut file = Vec::with_capacity(sealed.len());
    reader.read_to_end(&mut file).map_err(|_| Fault::Damaged)?;
    Ok(file)
}

/// Armoured text without what mail programs put in front of it: a byte order mark, empty lines.
fn without_lead(sealed: &[u8]) -> &[u8] {
    let text = sealed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(sealed).trim_ascii_start();
    if text.starts_with(b"-----BEGIN AGE") { text } else { sealed }
}
