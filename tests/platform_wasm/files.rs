//! Files: read, shared, and what a browser lacks.

use super::js;
use pain_diary::format::FileError;
use pain_diary::platform::{files, persistence, worker};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn files_are_read_whole_or_refused_before_reading() {
    let file =
        |bytes: &[u8]| web_sys::File::new_with_u8_array_sequence(&js_sys::Array::of1(&js_sys::Uint8Array::from(bytes)), "x").unwrap();
    assert_eq!(files::read_file(&file(b"{}")).await, Ok(b"{}".to_vec()));
    assert_eq!(files::read_file(&file(b"")).await, Ok(vec![]));
    let huge = js("new File(Array(200).fill(new Blob([new Uint8Array(1 << 20)])), 'huge')");
    assert_eq!(files::read_file(&huge.into()).await, Err(FileError::TooLarge));
}

#[wasm_bindgen_test]
async fn what_a_browser_lacks_is_none() {
    // WebKitGTK has none of it.
    let has_storage = js("Boolean(navigator.storage)").is_truthy();
    assert_eq!(persistence::persisted().await.is_some(), has_storage);
    assert_eq!(persistence::estimate().await.is_some_and(|space| space.quota_bytes > space.usage_bytes), has_storage);
    js("Object.defineProperty(navigator, 'storage', { configurable: true, value: undefined })");
    let lacking = (persistence::persisted().await, persistence::request().await, persistence::estimate().await);
    js("delete navigator.storage");
    assert_eq!(lacking, (None, None, None));
    assert!(!worker::update_ready() && !worker::can_install() && !worker::is_standalone() && !worker::is_ios());
    assert!(!worker::prompt_install().await);
}

#[wasm_bindgen_test]
async fn a_file_is_shared_where_that_is_the_better_way() {
    js("window.realMedia = matchMedia; window.matchMedia = (query) => ({ matches: query.includes('coarse') }) ");
    js("window.canShareJson = true;
        Object.defineProperty(navigator, 'canShare', { configurable: true, value: ({ files: [file] }) => canShareJson || file.name.endsWith('.txt') });
        Object.defineProperty(navigator, 'share', { configurable: true, value: async ({ files: [file] }) => {
          window.shared = `${file.name} ${file.type} ${await file.text()}`;
          if (window.shareFails) throw new DOMException('', window.shareFails);
        } });
        document.addEventListener('click', (event) => { if (event.target.download) { event.preventDefault(); window.downloaded = event.target.download; } }, true);");
    use files::SaveOutcome;
    let mut outcomes = Vec::new();
    for prepare in ["canShareJson = true", "canShareJson = false", "window.shareFails = 'AbortError'", "shareFails = 'NotAllowedError'"] {
        js(prepare);
        let outcome = files::save_json("a.json", b"{}").await;
        outcomes.push((outcome, js("window.shared").as_string(), js("window.downloaded").as_string()));
    }
    js("matchMedia = () => ({ matches: false }); shared = undefined");
    outcomes.push((files::save_json("b.json", b"{}").await, js("shared").as_string(), js("downloaded").as_string()));
    js("window.matchMedia = window.realMedia; delete navigator.canShare; delete navigator.share");
    let (json, text) = (Some("a.json application/json {}".to_owned()), Some("a.json.txt text/plain {}".to_owned()));
    assert_eq!(
        outcomes,
        [
            (SaveOutcome::Shared, json, None),
            (SaveOutcome::Shared, text.clone(), None),
            (SaveOutcome::Cancelled, text.clone(), None),
            (SaveOutcome::Downloaded, text, Some("a.json".into())),
            (SaveOutcome::Downloaded, None, Some("b.json".into())),
        ]
    );
}
