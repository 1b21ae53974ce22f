//! Starts the app in the browser. Natively there is nothing to start: the library is tested on its own.

fn main() {
    #[cfg(target_arch = "wasm32")]
    pain_diary::ui::start();
}
