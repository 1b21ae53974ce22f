//! A visit by keyboard alone, from the first question to the doctor's page.

use anyhow::{Context, Result, ensure};
use browser_tests::keys::TAB;
use browser_tests::{App, Engine, journey};
use serde_json::json;

async fn the_whole_visit_by_keyboard(app: &mut App) -> Result<()> {
    app.open().await?;
    app.enter("nav a", "Visit").await?;
    app.arrived("Visit").await?;
    questions(app).await?;
    goal(app).await?;
    rule(app).await?;
    one_minute(app).await?;
    what_the_page_is_like(app).await?;
    what_is_behind_a_number(app).await?;
    handed_over(app).await
}
journey!(the_whole_visit_by_keyboard);

/// The order, the star, and for whom.
async fn questions(app: &App) -> Result<()> {
    for question in ["Why?", "How long?"] {
        app.begin_a_question().await?;
        app.type_words(question).await?;
        app.enter("button", "Add the question").await?;
        app.wait_stored("text", json!(question)).await?;
    }
    for (way, order) in [("up", "How long? Why?"), ("down", "Why? How long?")] {
        app.space("button", &format!("Move {way}: How long?")).await?;
        let script = "return textOf('.questions b') === arguments[0]";
        app.wait(&format!("the order {order}"), script, vec![json!(order)]).await?;
    }
    app.enter("button", "Important: How long?").await?;
    app.wait_stored("star", json!(true)).await?;
    app.enter("main a", "~How long?").await?;
    app.arrived("Question").await?;
    app.space("[role=group][aria-label='Who is it for?'] button", "for the nurse").await?;
    app.wait_stored("for", json!("nurse")).await?;
    app.enter("main a", "Back to questions and visits").await?;
    app.arrived("Visit").await?;
    app.wait_text(".questions", "for the nurse").await?;
    Ok(())
}

async fn goal(app: &App) -> Result<()> {
    app.enter("summary", "~The goal").await?;
    app.type_into("Something you want to be able to do, for example: sit through dinner", "walk home").await?;
    app.wait_stored("text", json!("walk home")).await?;
    app.space("[role=group][aria-label='A number that is good enough'] button", "3").await?;
    app.wait_stored("text", json!("3")).await
}

/// While it is typed, "Write down what your team said" becomes "Change the rule": the field must keep the focus and the letters.
async fn rule(app: &App) -> Result<()> {
    app.enter("header button", "Tell the team").await?;
    app.arrived("Tell the team").await?;
    app.enter("button", "Write down what your team said").await?;
    app.type_into("The rule, in the team’s words", "Ring the ward").await?;
    app.wait_stored("text", json!("Ring the ward")).await?;
    app.type_into("Who said it?", "Nurse Ana").await?;
    app.wait_stored("text", json!("Nurse Ana")).await?;
    app.enter("button", "Change the rule").await?;
    app.wait_text(".rule .own", "Ring the ward").await?;
    app.wait_text(".rule", "Nurse Ana").await?;
    let rule = app.stored_records().await?.into_iter().filter(|record| record["kind"] == "agreed");
    let mut rule: Vec<String> = rule.map(|record| format!("{}: {}", record["what"], record["text"]).replace('"', "")).collect();
    rule.sort();
    let wanted = ["goal-doing: walk home", "goal-pain: 3", "rule-from: Nurse Ana", "rule-words: Ring the ward"];
    ensure!(rule == wanted, "{rule:?}");
    Ok(())
}

async fn one_minute(app: &App) -> Result<()> {
    app.enter("nav a", "Visit").await?;
    app.arrived("Visit").await?;
    app.enter("main a", "~Nothing written down? One minute is enough").await?;
    app.arrived("Nothing written down? One minute is enough").await?;
    for (group, number) in [("The worst since yesterday", 9), ("The least since yesterday", 2), ("Now", 5)] {
        app.space(&format!("[role=group][aria-label='{group}'] button"), &number.to_string()).await?;
        app.wait_stored("pain", json!(number)).await?;
    }
    // The first of the three numbers: the worst is "too much".
    app.enter("button", "Too much").await?;
    app.wait_stored("pain", json!("too-much")).await?;
    app.enter("button", "Show the body").await?;
    app.space("[role=group][aria-label='Where?'] button", "Back").await?;
    app.space(".touch", "~Lower back left").await?;
    app.wait_stored("sites", json!([{ "region": "lower-back-left" }])).await?;
    app.space("[role=group][aria-label='Helped by'] button", "heat").await?;
    app.wait_stored("helped", json!(["heat"])).await?;
    app.enter("main a", "Show the doctor").await?;
    app.arrived("For the doctor").await?;
    for part in ["worst Too much", "least 2", "Lower back left", "heat", "3 or less", "walk home"] {
        app.wait(part, "return document.querySelector('.paper')?.textContent.includes(arguments[0])", vec![json!(part)]).await?;
    }
    Ok(())
}

/// Options of the page: what is left out, the language, the days.
async fn what_the_page_is_like(app: &App) -> Result<()> {
    app.enter(".choose summary", "").await?;
    // Nothing was logged yesterday: a range from then on contains everything, one up to then nothing. A day applies once its field is left.
    type_yesterday(app, "From").await?;
    app.space("button", "notes").await?;
    app.wait_text("article", "Left out: notes").await?;
    app.wait_text("article header", " to ").await?;
    app.wait_text("article .numbers", "5").await?;
    type_yesterday(app, "To").await?;
    app.enter("button", "Español").await?;
    app.wait_text("article", "Diario del dolor").await?;
    app.enter("button", "English").await?;
    app.wait_text("article", "Pain diary").await?;
    app.gone("article .numbers", "").await?;
    app.enter("button", "7 days").await?;
    app.wait_text("article .numbers", "5").await?;
    Ok(())
}

/// Month, day and year, as an English date field takes them. Only WebKit waits for Tab after each.
async fn type_yesterday(app: &App, label: &str) -> Result<()> {
    let script = "const d = new Date(); d.setDate(d.getDate() - 1); const two = (n) => String(n).padStart(2, '0');
        return [two(d.getMonth() + 1), two(d.getDate()), String(d.getFullYear())]";
    let parts = app.js(script, vec![]).await?;
    app.tab_to("field", label).await?;
    for (index, part) in parts.as_array().context("a day")?.iter().enumerate() {
        if index > 0 && app.engine() == Engine::WebKit {
            app.key(TAB).await?;
        }
        app.type_words(part.as_str().context("digits")?).await?;
    }
    Ok(())
}

async fn what_is_behind_a_number(app: &App) -> Result<()> {
    app.space("button.fact", "Patient: last: 5").await?;
    app.wait_text(".opened", "5").await?;
    app.enter(".opened a", "").await?;
    app.arrived("~5, ").await?;
    app.enter("nav a", "Visit").await?;
    app.arrived("Visit").await?;
    app.enter("main a", "Show the doctor").await?;
    app.arrived("For the doctor").await
}

async fn handed_over(app: &App) -> Result<()> {
    let stubs = "window.print = () => { window.printed = true; };
        navigator.share = (data) => { window.shared = data.text; return Promise.resolve(); }";
    app.js(stubs, vec![]).await?;
    app.enter(".choose summary", "Share").await?;
    app.enter("button", "Print").await?;
    app.wait("it is printed", "return window.printed", vec![]).await?;
    app.space("button", "Send as text").await?;
    let sent = app.wait("a text", "return window.shared", vec![]).await?;
    let sent = sent.as_str().context("a text")?;
    ensure!(sent.contains("How long?") && sent.contains("last 5"), "{sent}");
    Ok(())
}
