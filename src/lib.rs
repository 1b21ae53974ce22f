//! Pain Diary: an offline diary for cancer pain, kept in the browser. See `docs/architecture.md`.
pub mod app;
pub mod domain;
pub mod format;
pub mod text;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod ui {
    //! placeholder
    use leptos::prelude::*;
    /// placeholder
    pub fn start() {
        mount_to_body(|| view! { <p>"hello"</p> });
        if let Some(e) = document().document_element() {
            let _ = e.set_attribute("data-ready", "true");
        }
    }
}
