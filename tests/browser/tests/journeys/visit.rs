//! A visit: questions, answers in the room, two phones, the doctor's page, calls; mostly offline.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, journey, sample};
use serde_json::{Value, json};
use tempfile::tempdir;

async fn of_kind(app: &App, kind: &str) -> Result<Vec<Value>> {
    Ok(app.stored_records().await?.into_iter().filter(|record| record["kind"] == kind).collect())
}

async fn a_question_of_the_night(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    app.tap("8").await?;
    app.click("button", "Write a question about this").await?;
    app.arrived("Question").await?;
    app.fill("The question", "Why is it worse at night?").await?;
    app.wait_stored("text", json!("Why is it worse at night?")).await?;
    app.ask("May the evening dose be earlier?").await?;
    app.click("button", "Important: May the evening dose be earlier?").await?;
    app.wait_stored("star", json!(true)).await?;
    app.visit_today().await?;
    app.click("main a", "In the room").await?;
    app.arrived("In the room").await?;
    app.find("h2", "May the evening dose be earlier?").await?;
    app.fill("The answer, in their words", "Yes, at eight.").await?;
    app.fill("Who said it?", "Dr Sanz").await?;
    app.fill("What needs doing?", "Write a new plan").await?;
    app.fill("Who will do it?", "Nurse Ana").await?;
    app.wait_stored("doer", json!("Nurse Ana")).await?;
    app.click("button", "Next").await?;
    app.find("h2", "Why is it worse at night?").await?;
    app.click("button", "not asked").await?;
    app.wait_stored("outcome", json!("not-asked")).await?;
    app.click("main a", "Read back").await?;
    app.arrived("Read back").await?;
    for part in ["Dr Sanz: Yes, at eight.", "Write a new plan", "Nurse Ana", "not asked"] {
        app.wait_text("main", part).await?;
    }
    app.click("button", "The visit is over").await?;
    app.wait_text("main", "Ended ").await?;
    app.wait_text("main", "What did they hear about?").await?;
    // Unasked questions are on top, asked ones are not; the follow-up stays listed until it is done.
    app.go("#/visit", "Visit").await?;
    app.find("main a", "~Why is it worse at night?").await?;
    ensure!(!app.has("button", "Important: May the evening dose be earlier?").await?, "it was asked");
    app.now().await?;
    app.click("button", "Done: Write a new plan").await?;
    app.gone("button", "Done: Write a new plan").await?;
    app.go("#/visit", "Visit").await?;
    app.click("main a", "~Dr Sanz").await?;
    app.wait_text("main", "Dr Sanz: Yes, at eight.").await?;
    app.click("main a", "The doctor’s page, as it was that day").await?;
    app.arrived("The doctor’s page, as it was that day").await?;
    app.wait_text("article .numbers", "8").await?;
    app.reload().await?;
    app.wait_text("article .numbers", "8").await?;
    Ok(())
}
journey!(a_question_of_the_night);

async fn two_phones_answer_at_the_same_visit(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    app.open().await?;
    app.wait_offline_ready().await?;
    // Both phones are offline from the first question on; only the file goes between them.
    let other = app.second_phone().await?;
    other.open_offline().await?;
    app.ask("How much is too much?").await?;
    app.visit_today().await?;
    let first = sample::file(folder.path(), "first.json", app.save_backup().await?.to_string())?;
    other.import(&first).await?;
    for (phone, answer) in [(&*app, "Six a day"), (&other, "Six in 24 hours")] {
        phone.visits().await?;
        phone.click("main a", "~Dr Sanz").await?;
        phone.click("main a", "In the room").await?;
        phone.arrived("In the room").await?;
        phone.fill("The answer, in their words", answer).await?;
        phone.wait_stored("text", json!(answer)).await?;
    }
    let second = sample::file(folder.path(), "second.json", other.save_backup().await?.to_string())?;
    app.import(&second).await?;
    let answers = of_kind(app, "answer").await?;
    ensure!(answers.len() == 2, "one for each phone: {answers:?}");
    app.visits().await?;
    app.click("main a", "~Dr Sanz").await?;
    app.wait_text("main", "Six a day").await?;
    app.wait_text("main", "Six in 24 hours").await?;
    Ok(())
}
journey!(two_phones_answer_at_the_same_visit);

async fn too_much_then_a_call(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    app.go("#/team", "Tell the team").await?;
    app.click("summary", "Add your team’s number").await?;
    app.fill("Phone number", "+49 30 1234567").await?;
    app.click("button", "Add this number").await?;
    app.find("a[href='tel:+49301234567']", "").await?;
    app.site.stop();
    // From the shortcut on the home screen, without a network: recorded once, also after a reload.
    app.browser.client.goto("about:blank").await?;
    app.open_at("#/too-much").await?;
    app.wait_heading("Tell the team").await?;
    app.wait_stored("pain", json!("too-much")).await?;
    app.reload().await?;
    app.wait_heading("Tell the team").await?;
    app.wait_text("main", "The pain was too much for a number").await?;
    app.wait_text("main", "Not told yet: one thing since").await?;
    app.click("button", "No answer").await?;
    app.wait_text("main", "No answer at ").await?;
    app.wait_text("main", "No other team number is written down.").await?;
    app.wait_text("main", "Not told yet: one thing").await?;
    app.click("button", "They answered").await?;
    app.arrived("~Call, ").await?;
    app.wait_text("main", "What did you tell them?").await?;
    app.click("button", "~The patient says Too much").await?;
    app.find("button[aria-pressed=true]", "~The patient says Too much").await?;
    app.fill("Who answered?", "Nurse Ana").await?;
    app.fill("What did they say?", "Take one drop more").await?;
    app.wait_stored("said", json!("Take one drop more")).await?;
    app.now().await?;
    app.gone("a", "~Not told yet").await?;
    app.find("a", "~Last told: Nurse Ana, ").await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 1, "{rows:?}");
    app.find("main a", "~Take one drop more").await?;
    app.go("#/doctor", "For the doctor").await?;
    on_paper(app, "Take one drop more").await?;
    // In a running app it is the same tap.
    app.js("location.hash = '#/too-much'", vec![]).await?;
    app.arrived("Tell the team").await?;
    app.wait_text("main", "one thing written since").await?;
    ensure!(app.rows().await?.len() == 2);
    Ok(())
}
journey!(too_much_then_a_call);

async fn the_teams_own_words_stand_on_now(app: &mut App) -> Result<()> {
    app.open().await?;
    app.go("#/team", "Tell the team").await?;
    app.click("button", "Write down what your team said").await?;
    app.fill("The rule, in the team’s words", "Ring the ward at seven").await?;
    app.now().await?;
    for number in ["8", "3"] {
        app.tap(number).await?;
        app.wait_text(".rule", "Ring the ward at seven").await?;
    }
    Ok(())
}
journey!(the_teams_own_words_stand_on_now);

async fn the_page_in_another_language(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    app.tap("7").await?;
    app.fill("Note", "like a knife").await?;
    app.wait_stored("note", json!("like a knife")).await?;
    app.go("#/doctor", "For the doctor").await?;
    app.click(".choose summary", "").await?;
    app.click("button", "Español").await?;
    app.wait_text("article", "Diario del dolor").await?;
    on_paper(app, "«like a knife» (English, tal cual)").await?;
    let tags =
        app.js("return [document.documentElement.lang, document.querySelector('article').lang, document.querySelector('q').lang]", vec![]);
    ensure!(tags.await? == json!(["en", "es", "en"]));
    app.click("button", "notes").await?;
    app.wait(
        "the note is left out",
        "return ![...document.querySelectorAll('article')].some((face) => face.textContent.includes('like a knife'))",
        vec![],
    )
    .await?;
    // As text, what is left out stays left out.
    app.js("navigator.share = (data) => { window.shared = data.text; return Promise.resolve(); }", vec![]).await?;
    app.click("summary", "Share").await?;
    app.click("button", "Send as text").await?;
    let sent = app.wait("a text", "return window.shared", vec![]).await?;
    let sent = sent.as_str().context("a text")?;
    ensure!(sent.contains("Diario del dolor") && sent.contains("último 7") && !sent.contains("like a knife"), "{sent}");
    Ok(())
}
journey!(the_page_in_another_language);

async fn a_visit_for_the_calendar(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    app.visit_today().await?;
    let (name, text) = app.download("Add to a calendar").await?;
    ensure!(name.ends_with(".ics") && text.contains("SUMMARY:Appointment\r\n") && !text.contains("Sanz"), "{name}: {text}");
    Ok(())
}
journey!(a_visit_for_the_calendar: Chromium, Firefox);

async fn one_minute_with_no_signal(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    app.go("#/visit/today", "Nothing written down? One minute is enough").await?;
    for (group, number) in [("The worst since yesterday", "9"), ("The least since yesterday", "2"), ("Now", "5")] {
        app.click(&format!("[role=group][aria-label='{group}'] button"), number).await?;
        app.wait_stored("pain", json!(number.parse::<u8>()?)).await?;
    }
    app.find("h2", "Helped by").await?;
    app.click("main a", "Show the doctor").await?;
    app.arrived("For the doctor").await?;
    for part in ["a day as remembered", "worst 9"] {
        on_paper(app, part).await?;
    }
    app.wait_text("article .numbers", "5").await?;
    Ok(())
}
journey!(one_minute_with_no_signal);

/// Waits until the page for paper, which has everything, says it.
async fn on_paper(app: &App, part: &str) -> Result<()> {
    app.wait(part, "return document.querySelector('.paper')?.textContent.includes(arguments[0])", vec![json!(part)]).await?;
    Ok(())
}

/// From then on no timer fires and no event reports that the page is left, as if it were killed in the middle of a sentence.
const NO_REST: &str = "window.setTimeout = () => 0;
    for (const [target, name] of [[document, 'visibilitychange'], [window, 'pagehide'], [document, 'focusout']]) {
      target.addEventListener(name, (e) => e.stopImmediatePropagation(), true);
    }";

async fn half_a_sentence_is_not_lost(app: &mut App) -> Result<()> {
    app.open().await?;
    app.ask("Why is it worse at night?").await?;
    app.visit_today().await?;
    app.click("main a", "In the room").await?;
    app.arrived("In the room").await?;
    app.js(NO_REST, vec![]).await?;
    app.fill("The answer, in their words", "Lying down presses on").await?;
    ensure!(of_kind(app, "answer").await?.is_empty(), "nothing of it is stored yet");
    app.reload().await?;
    app.wait_stored("text", json!("Lying down presses on")).await?;
    ensure!(of_kind(app, "answer").await?.len() == 1);
    // A question that was not added is in its field again, and leaving the screen adds it.
    app.visits().await?;
    app.js(NO_REST, vec![]).await?;
    app.fill("Write a question", "Can I sleep sitting").await?;
    app.reload().await?;
    app.visits().await?;
    app.wait_value("Write a question", "Can I sleep sitting").await?;
    app.now().await?;
    app.wait_stored("text", json!("Can I sleep sitting")).await?;
    app.reload().await?;
    app.visits().await?;
    app.find("main a", "~Can I sleep sitting").await?;
    ensure!(app.value("Write a question").await?.is_empty(), "it is in the list now");
    Ok(())
}
journey!(half_a_sentence_is_not_lost);
