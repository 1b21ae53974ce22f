//! The lock: setting it, unlocking, and what can be read in the browser's storage.

use crate::app::App;
use crate::watch;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

/// The lock's own limit: keys take a second on a slow phone, and there are two cores here.
const KEYS: Duration = Duration::from_secs(60);

impl App {
    /// Sets a lock on the screen of the lock; returns the ten words.
    pub async fn set_lock(&self, passcode: &str) -> Result<Vec<String>> {
        self.begin_lock(passcode).await?;
        let words = self.lock_words().await?;
        self.click("button", "I have written them down").await?;
        for place in [3, 8] {
            self.fill(&format!("Word number {place}"), words.get(place - 1).context("ten words")?).await?;
        }
        self.click("button", "Turn the lock on").await?;
        Ok(words)
    }

    /// Types a new passcode twice and goes on to the words.
    pub async fn begin_lock(&self, passcode: &str) -> Result<()> {
        self.go("#/more/lock", "Lock").await?;
        self.fill("New passcode", passcode).await?;
        self.fill("The same passcode again", passcode).await?;
        self.click("button", "Go on").await
    }

    /// The ten words on the screen.
    pub async fn lock_words(&self) -> Result<Vec<String>> {
        let script = "const words = [...document.querySelectorAll('.lock-words li')]; return words.length === 10 && words.map((word) => word.textContent)";
        let words = self.wait_for(KEYS, "ten words", script, vec![]).await?;
        Ok(serde_json::from_value(words)?)
    }

    /// Waits until the lock is set and everything is sealed.
    pub async fn wait_sealed(&self) -> Result<()> {
        let script = "const text = document.querySelector('main').innerText;
            return text.includes('The lock is on') && !text.includes('is being locked')";
        self.wait_for(KEYS, "everything is sealed", script, vec![]).await.map(drop)
    }

    /// Presses a button after which the page starts anew, and waits for that.
    pub async fn click_and_restart(&self, button: &str) -> Result<()> {
        watch::page(self).await?;
        self.js("window.leaving = true", vec![]).await?;
        self.click("button", button).await?;
        self.wait_restarted().await
    }

    /// The same on another screen.
    pub async fn click_and_restart_on(&self, route: &str, button: &str) -> Result<()> {
        self.go(route, "").await?;
        self.find("button", button).await?;
        self.click_and_restart(button).await
    }

    /// Waits until a page with `window.leaving` has started anew.
    pub async fn wait_restarted(&self) -> Result<()> {
        self.wait("the page is another one", "return window.leaving !== true", vec![]).await?;
        watch::listen(self).await?;
        self.wait_ready().await
    }

    /// Types the passcode, or the ten words, and waits for the diary.
    pub async fn unlock(&self, secret: &str) -> Result<()> {
        self.try_to_unlock(secret).await?;
        let script = "return !document.querySelector('main').innerText.includes('The diary is locked')";
        self.wait_for(KEYS, "unlocked", script, vec![]).await.map(drop)
    }

    /// Types it and presses the button.
    pub async fn try_to_unlock(&self, secret: &str) -> Result<()> {
        // Until the one before has been refused.
        self.wait("the button", "return find('button', 'Unlock')?.disabled === false", vec![]).await?;
        self.fill("Passcode, or your ten words", secret).await?;
        self.click("button", "Unlock").await
    }

    /// "store key" of each stored value that can be read, except ids, the header and the numbers; each draft or tap in localStorage that can
    /// be read; each key of localStorage and sessionStorage with one of these texts; and what another app shared, unless it is sealed.
    pub async fn readable(&self, texts: &[&str]) -> Result<Vec<String>> {
        // Firefox runs this in another realm, where the value is no instance of this one's Uint8Array.
        let script = "const done = arguments[arguments.length - 1]; const texts = arguments[0];
            const open = indexedDB.open('pain-diary');
            open.onsuccess = async () => { const db = open.result; const found = [];
              const ask = (request) => new Promise((then) => { request.onsuccess = () => then(request.result); });
              for (const store of ['rows', 'packs', 'meta', 'aside']) {
                const of = () => db.transaction(store).objectStore(store);
                const keys = await ask(of().getAllKeys()), values = await ask(of().getAll());
                keys.forEach((key, index) => { const value = values[index];
                  const isPlain = store === 'meta' && ['device', 'store', 'lock', 'lock-copy', 'lock-old', 'outside'].includes(key);
                  const first = value?.byteLength > 0 ? new Uint8Array(value)[0] : 32;
                  if (!isPlain && first >= 32) found.push(`${store} ${key}`);
                  if (isPlain && texts.some((text) => new TextDecoder().decode(value).includes(text))) found.push(`${store} ${key}`); });
              }
              db.close();
              const isKept = (key) => /^pain-diary[.](draft( .*)?|taps|voice-words)$/.test(key);
              for (const storage of [localStorage, sessionStorage])
                for (const [key, value] of Object.entries(storage))
                  if (isKept(key) || texts.some((text) => value.includes(text))) found.push(`storage ${key}`);
              for (const name of await caches.keys()) {
                if (!name.endsWith(' shared')) continue;
                for (const file of await (await caches.open(name)).matchAll())
                  if (new Uint8Array(await file.arrayBuffer())[0] !== 2) found.push(`cache ${file.url}`);
              }
              done(found); };";
        let found = self.js_later(script, vec![json!(texts)]).await?;
        Ok(serde_json::from_value(found)?)
    }

    /// Asserts that nothing can be read, with these texts nowhere in plain.
    pub async fn nothing_readable(&self, texts: &[&str]) -> Result<()> {
        let readable = self.readable(texts).await?;
        ensure!(readable.is_empty(), "readable: {readable:?}");
        Ok(())
    }

    /// The state in the header of the lock; null without one.
    pub async fn lock_state(&self) -> Result<Value> {
        let script = "const done = arguments[arguments.length - 1];
            const open = indexedDB.open('pain-diary');
            open.onsuccess = () => { const get = open.result.transaction('meta').objectStore('meta').get('lock');
              get.onsuccess = () => { open.result.close(); done(get.result ? JSON.parse(new TextDecoder().decode(get.result)).state : null); }; };";
        self.js_later(script, vec![]).await
    }
}
