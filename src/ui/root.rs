//! The frame round every screen: which page, which tab, where the focus goes.

use leptos::prelude::*;

use super::components::TabBar;
use super::live::{Watch, live};
use super::pages::{BackupPage, DiaryPage, EntryPage, InstallPage, MorePage, NowPage, SettingsPage, StoragePage, TeamPage};
use super::shell::App;
use crate::app::{Model, Route};
use crate::text::Text;

/// The whole app.
pub fn root(app: App) -> impl IntoView {
    provide_context(app);
    let route = app.watch(|model| model.route);
    follow_route(app, route);
    // Words are plain strings; another language builds the screen anew.
    live(move || {
        app.follow_language();
        view! {
            {live(move || page(route.get()))}
            <TabBar
                name=app.say(Text::app_name)
                tabs=app.say(|text| [(Route::Now, text.tab_now()), (Route::Diary, text.tab_diary()), (Route::More, text.tab_more())])
                current=move |()| route.get().tab()
            />
        }
        .into_any()
    })
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Now => view! { <NowPage /> }.into_any(),
        Route::Entry(id) => view! { <EntryPage id /> }.into_any(),
        Route::Diary => view! { <DiaryPage /> }.into_any(),
        Route::Team => view! { <TeamPage /> }.into_any(),
        Route::More => view! { <MorePage /> }.into_any(),
        Route::Backup => view! { <BackupPage /> }.into_any(),
        Route::Storage => view! { <StoragePage /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        Route::Install => view! { <InstallPage /> }.into_any(),
    }
}

/// The focus and the top of the screen move with the page; on the first page they stay where the browser put them.
fn follow_route(app: App, route: Watch<impl Fn(&Model) -> Route + Copy + Send + Sync + 'static>) {
    Effect::new(move |before: Option<Route>| {
        let route = route.get();
        if before.is_some_and(|before| before != route) {
            request_animation_frame(move || {
                if route != Route::Diary {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                }
                app.focus_heading();
            });
        }
        route
    });
}
