//! Copies of the diary in a folder of this device, where the browser writes into folders (File System Access). The folder itself, the names
//! of the copies and what is said of the last one are kept by `public/on-demand/copies.js`, in a database of its own.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::dom::{call, property};
use crate::app::{CopiesJob, CopyFault, CopyPlan, Folder, LastCopy};
use crate::domain::{CollectVec, Moment};

/// The folder, if one is chosen, and what is wrong with it.
pub type Report = (Option<Folder>, Option<CopyFault>);

/// Does a job; to write a copy it takes what [`written`] makes.
pub async fn run(job: CopiesJob, copy: &JsValue) -> Report {
    let name = match job {
        CopiesJob::Look => "look",
        CopiesJob::Choose => "choose",
        CopiesJob::Allow => "allow",
        CopiesJob::Stop => "stop",
        CopiesJob::Write => "write",
    };
    let promise = call(&js_sys::global(), "painDiaryCopies", &[&name.into(), copy]);
    let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) else { return (None, None) };
    let Ok(report) = JsFuture::from(promise).await else { return (None, Some(CopyFault::Failed)) };
    (folder(&report), fault(&report))
}

/// A copy for `copies.js`; lists of names are lines. It is there when the report says that it is the last one.
#[must_use]
pub fn written(plan: &CopyPlan, file: &[u8]) -> JsValue {
    let object = Object::new();
    let before = plan.before.map(|before| before.to_string()).unwrap_or_default();
    let LastCopy { at, print, records } = &plan.last;
    let last = format!("{at} {print} {records}");
    for (name, text) in
        [("name", &plan.name), ("made", &lines(&plan.made)), ("gone", &lines(&plan.gone)), ("before", &before), ("last", &last)]
    {
        set(&object, name, &text.into());
    }
    set(&object, "file", &Uint8Array::from(file).into());
    object.into()
}

fn lines(names: &[String]) -> String {
    names.iter().cloned().joined("\n")
}

/// Setting a property of a new object cannot fail.
fn set(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &JsValue::from_str(name), value).map(drop).unwrap_or_default();
}

fn folder(report: &JsValue) -> Option<Folder> {
    let text = |name| property(report, name)?.as_string();
    let names = |name| text(name).unwrap_or_default().lines().map(str::to_owned).collect_vec();
    let is_allowed = property(report, "allowed").is_some_and(|allowed| allowed.is_truthy());
    let last = text("last").and_then(|last| last_copy(&last));
    Some(Folder { name: text("name")?, is_allowed, there: names("there"), made: names("made"), last })
}

fn last_copy(words: &str) -> Option<LastCopy> {
    let mut words = words.split(' ');
    let at = Moment::parse(words.next()?).ok()?;
    Some(LastCopy { at, print: words.next()?.to_owned(), records: words.next()?.parse().ok()? })
}

/// The names are those of `DOMException`.
fn fault(report: &JsValue) -> Option<CopyFault> {
    match property(report, "fault")?.as_string()?.as_str() {
        // The permission was taken away, which the folder says.
        "NotAllowedError" => None,
        "NotFoundError" | "NotReadableError" => Some(CopyFault::Gone),
        "QuotaExceededError" => Some(CopyFault::Full),
        _ => Some(CopyFault::Failed),
    }
}
