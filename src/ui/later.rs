//! The way to the later part of the program: a file of its own where xtask splits the program, else simply here.

use crate::screen::LazyScreens;

/// It has not come; the browser's console says why.
pub struct NotLoaded;

/// Loads it.
#[cfg(split)]
pub async fn load() -> Result<LazyScreens, NotLoaded> {
    part().await.map_err(|_| NotLoaded)
}

/// A call of this is where xtask cuts.
#[cfg(split)]
#[allow(unsafe_code, reason = "the macro's own, for the call from one module into the other")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn part() -> Result<LazyScreens, wasm_split_helpers::SplitLoaderError> {
    Ok(LazyScreens::here())
}

/// Loads it.
#[cfg(not(split))]
pub async fn load() -> Result<LazyScreens, NotLoaded> {
    std::future::ready(Ok(LazyScreens::here())).await
}
