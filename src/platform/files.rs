//! Exporting and reading files. Exports use the share sheet where a download has no usable target, else a download.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use super::dom::{call, error_name, global, media, property};
use super::worker::{is_ios, is_standalone};
use crate::format::{FILE_MAX_BYTES, FileError};

/// Time after which the object URL is revoked, in milliseconds: longer than any browser takes to start the download.
const REVOKE_AFTER_MS: u32 = 60_000;

/// Result of exporting a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// Shared with the app that was chosen in the share sheet.
    Shared,
    /// Downloaded.
    Downloaded,
    /// The person closed the share sheet.
    Cancelled,
    /// Failed; a second tap may succeed.
    Failed,
}

/// A file ready for export. A share sheet opens only during a tap, so the file is prepared before it.
#[derive(Clone, Debug)]
pub struct Prepared {
    name: String,
    blob: Option<Blob>,
    /// The argument of `navigator.share`, where sharing is used.
    share: Option<Object>,
}

/// Result of exporting a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextOutcome {
    /// Shared with the app that was chosen in the share sheet.
    Shared,
    /// Copied to the clipboard.
    Copied,
    /// The person closed the share sheet.
    Cancelled,
    /// Failed.
    Failed,
}

/// Prepares a JSON file.
#[must_use]
pub fn prepare(file_name: &str, bytes: &[u8]) -> Prepared {
    prepare_as(file_name, "application/json", bytes)
}

/// Prepares a file of a MIME type.
#[must_use]
pub fn prepare_as(file_name: &str, kind: &str, bytes: &[u8]) -> Prepared {
    prepare_js(file_name, kind, &Uint8Array::from(bytes))
}

/// The same, of bytes that are JavaScript's.
#[must_use]
pub fn prepare_js(file_name: &str, kind: &str, bytes: &Uint8Array) -> Prepared {
    let parts = Array::of1(bytes);
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Prepared {
        name: file_name.to_owned(),
        blob: Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok(),
        share: shareable(file_name, kind, &parts).map(|(data, _)| data),
    }
}

/// How a file can be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Not at all: it is downloaded.
    No,
    /// As it is.
    AsFile,
    /// Under the name and MIME type of a text only: it must be one, because programs that pass on texts may change other bytes.
    AsText,
}

/// How a file of this name and MIME type can be shared, whatever is in it.
#[must_use]
pub fn sharing(file_name: &str, kind: &str) -> Sharing {
    shareable(file_name, kind, &Array::of1(&"-".into())).map_or(Sharing::No, |(_, sharing)| sharing)
}

/// Chromium shares text files, but no `.json`.
fn shareable(file_name: &str, kind: &str, parts: &Array) -> Option<(Object, Sharing)> {
    if !is_standalone() && !media("(pointer: coarse)") {
        return None;
    }
    let navigator = global("navigator")?;
    let text_name = format!("{file_name}.txt");
    [(file_name, kind, Sharing::AsFile), (text_name.as_str(), "text/plain", Sharing::AsText)].into_iter().find_map(
        |(name, kind, sharing)| {
            let options = FilePropertyBag::new();
            options.set_type(kind);
            let file = File::new_with_u8_array_sequence_and_options(parts, name, &options).ok()?;
            let data = Object::new();
            Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
            call(&navigator, "canShare", &[&data])?.is_truthy().then_some((data, sharing))
        },
    )
}

impl Prepared {
    /// What is in it.
    pub async fn bytes(&self) -> Option<Uint8Array> {
        JsFuture::from(self.blob.as_ref()?.array_buffer()).await.ok().map(|buffer| Uint8Array::new(&buffer))
    }

    /// Exports the file. Must be called during the tap: the share sheet is requested before the first `await`.
    pub async fn hand_over(&self) -> SaveOutcome {
        let Some(data) = &self.share else { return self.download() };
        let Some(promise) = global("navigator")
            .and_then(|navigator| call(&navigator, "share", &[data]))
            .and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok())
        else {
            return self.download();
        };
        match JsFuture::from(promise).await {
            Ok(_) => SaveOutcome::Shared,
            Err(error) if error_name(&error) == "AbortError" => SaveOutcome::Cancelled,
            // In an installed iOS app a download opens a preview without a way back.
            Err(_) if is_ios() && is_standalone() => SaveOutcome::Failed,
            Err(_) => self.download(),
        }
    }

    fn download(&self) -> SaveOutcome {
        if self.try_download().is_some() { SaveOutcome::Downloaded } else { SaveOutcome::Failed }
    }

    fn try_download(&self) -> Option<()> {
        let document = web_sys::window()?.document()?;
        let body = document.body()?;
        let url = Url::create_object_url_with_blob(self.blob.as_ref()?).ok()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(&self.name);
        link.set_hidden(true);
        body.append_child(&link).ok()?;
        link.click();
        link.remove();
        gloo_timers::callback::Timeout::new(REVOKE_AFTER_MS, move || Url::revoke_object_url(&url).unwrap_or_default()).forget();
        Some(())
    }
}

/// Prepares the file and exports it at once.
pub async fn save_json(file_name: &str, bytes: &[u8]) -> SaveOutcome {
    prepare(file_name, bytes).hand_over().await
}

/// Exports a text: by the share sheet, or the clipboard where there is none. Must be called during the tap.
pub fn share_text(title: &str, text: &str) -> impl Future<Output = TextOutcome> + use<> {
    let navigator = global("navigator");
    let promise = |of: Option<JsValue>, function: &str, argument: &JsValue| {
        of.and_then(|object| call(&object, function, &[argument])).and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok())
    };
    let data = Object::new();
    let is_set = |name: &str, value: &str| Reflect::set(&data, &name.into(), &value.into()).is_ok();
    let can_share = is_set("title", title) && is_set("text", text);
    let shared = if can_share { promise(navigator.clone(), "share", &data) } else { None };
    let copied = match shared {
        Some(_) => None,
        None => promise(navigator.and_then(|navigator| property(&navigator, "clipboard")), "writeText", &text.into()),
    };
    async move {
        match (shared, copied) {
            (Some(sharing), _) => match JsFuture::from(sharing).await {
                Ok(_) => TextOutcome::Shared,
                Err(error) if error_name(&error) == "AbortError" => TextOutcome::Cancelled,
                Err(_) => TextOutcome::Failed,
            },
            (None, Some(copying)) => JsFuture::from(copying).await.map_or(TextOutcome::Failed, |_| TextOutcome::Copied),
            (None, None) => TextOutcome::Failed,
        }
    }
}

/// Copies a text to the clipboard; true when it succeeded. Must be called during the tap.
pub fn copy_text(text: &str) -> impl Future<Output = bool> + use<> {
    let clipboard = global("navigator").and_then(|navigator| property(&navigator, "clipboard"));
    let copying = clipboard
        .and_then(|clipboard| call(&clipboard, "writeText", &[&text.into()]))
        .and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    async move {
        match copying {
            Some(copying) => JsFuture::from(copying).await.is_ok(),
            None => false,
        }
    }
}

/// The file chosen in an input, which is emptied so that the same file can be chosen again.
#[must_use]
pub fn chosen_file(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// Reads a file whole.
///
/// # Errors
/// [`FileError::TooLarge`] before anything is read; [`FileError::NotText`] when it cannot be read (a folder, a file in a cloud
/// that does not answer, one deleted since it was chosen).
pub async fn read_file(file: &File) -> Result<Vec<u8>, FileError> {
    if file.size() > LIMIT_BYTES {
        return Err(FileError::TooLarge);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the limit")]
    let mut bytes = Vec::with_capacity(file.size() as usize);
    let mut start = 0.0;
    // In slices, so that a large file is in memory only once.
    while start < file.size() {
        let end = (start + SLICE_BYTES).min(file.size());
        let slice = file.slice_with_f64_and_f64(start, end).map_err(|_| FileError::NotText)?;
        let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| FileError::NotText)?;
        let slice = Uint8Array::new(&buffer);
        let before = bytes.len();
        bytes.resize(before + usize::try_from(slice.length()).unwrap_or_default(), 0);
        if let Some(target) = bytes.get_mut(before..) {
            slice.copy_to(target);
        }
        start = end;
    }
    Ok(bytes)
}

/// Bytes of a file read at once.
const SLICE_BYTES: f64 = 4_194_304.0;
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
const LIMIT_BYTES: f64 = FILE_MAX_BYTES as f64;
