//! Whom to call.

use leptos::prelude::*;

use super::super::components::{Button, Icon, Picture};
use super::super::live::live;
use super::super::shell::App;
use super::page::{Page, StatusLine};
use crate::app::Command;
use crate::domain::{Contact, Line, RecordId};
use crate::text::Text;

/// The screen behind "Tell the team".
#[component]
pub fn TeamPage() -> impl IntoView {
    let app = expect_context::<App>();
    let contacts = app.watch(|model| model.diary.contacts().map(|(id, contact)| (id, contact.clone())).collect::<Vec<_>>());
    let list = move || {
        let contacts = contacts.get();
        if contacts.is_empty() {
            return view! { <p class="soft">{app.say(Text::team_empty)}</p> }.into_any();
        }
        let rows: Vec<AnyView> = contacts.into_iter().map(|(id, contact)| contact_view(app, id, contact)).collect();
        view! { <div class="sheet">{rows}</div> }.into_any()
    };
    view! {
        <Page title=app.say(Text::team_title)>
            <StatusLine />
            <p>{app.say(Text::team_offline)}</p>
            {live(list)}
            <NewContact />
        </Page>
    }
}

fn contact_view(app: App, id: RecordId, contact: Contact) -> AnyView {
    let tel = contact.tel();
    let Contact { name, phone, hours } = contact;
    let shown = if name.is_empty() { phone.as_str().to_owned() } else { name.as_str().to_owned() };
    view! {
        <div class="contact">
            <a href=tel>
                <Icon picture=Picture::Phone />
                <span>
                    <b dir="auto">{shown.clone()}</b>
                    <span class="phone" dir="ltr">{phone.as_str().to_owned()}</span>
                    {(!hours.is_empty()).then(|| view! { <span class="soft" dir="auto">" · "{hours.as_str().to_owned()}</span> })}
                </span>
            </a>
            <Button
                look="ghost danger"
                words=app.say(|text| text.contact_remove(&shown))
                on_press=move |()| app.dispatch(Command::Delete(id))
            />
        </div>
    }
    .into_any()
}

/// A number to call is three short lines; only the number is needed.
#[component]
fn NewContact() -> impl IntoView {
    let app = expect_context::<App>();
    let [name, phone, hours] = [(); 3].map(|()| RwSignal::new(String::new()));
    let needs_digits = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let line = |signal: RwSignal<String>| Line::new(signal.get_untracked().trim()).unwrap_or_default();
        let contact = Contact { name: line(name), phone: line(phone), hours: line(hours) };
        needs_digits.set(contact.tel().len() < "tel:1".len());
        if !needs_digits.get_untracked() {
            app.dispatch(Command::AddContact(contact));
            [name, phone, hours].iter().for_each(|field| field.set(String::new()));
        }
    };
    let field = move |signal: RwSignal<String>, label: fn(&Text) -> String, kind: &'static str| {
        view! {
            <label class="field">
                <span>{app.say(label)}</span>
                <input type=kind maxlength=Line::LIMIT_CHARS.to_string() autocomplete="off" dir="auto" bind:value=signal />
            </label>
        }
    };
    view! {
        <form class="sheet stack" on:submit=submit>
            <h2>{app.say(Text::contact_new)}</h2>
            {field(name, Text::contact_name, "text")}
            {field(phone, Text::contact_phone, "tel")}
            <p class="status" role="alert">{live(move || needs_digits.get().then(|| app.say(Text::contact_needs_digits)))}</p>
            {field(hours, Text::contact_hours, "text")}
            <button class="button" type="submit">{app.say(Text::contact_add)}</button>
        </form>
    }
}
