### Pain Diary, English. Plain words, reading age about 11. This file is also the list of all messages: build.rs makes a function of each, and
### holds the other languages against it. Its arguments come in the order in which they stand here, `plural` after `count`; a comment
### `Arguments: $a, $b` before a message says another order.
### code: English
### name: English
### digits: 0-9

app-name = Pain Diary
now-title = How strong is the pain now?
pad-none-small = no pain
pad-worst-small = worst pain
pad-none = 0, no pain
pad-worst = 10, worst pain
pad-too-much = Too much: call
too-much-short = Too much
the-number = The number
tab-now = Now
tab-diary = Diary
tab-more = More
team-tell = Tell the team
voice-group = Who says it?
voice-patient = Patient says
voice-carer = Carer sees
patient = Patient
carer = Carer
someone-else = Someone else
taps-keeping = Saving { $taps } …

saved = Saved { $score }, { $time }
changed = Saved
deleted = Deleted { $score }, { $time }
undone = Undone
is-put-back = It is back in your diary
undo = Undo
time-ahead = That time has not come yet. The old time stays.
not-saved = Not saved yet. { $reason }
not-saved-retry = It stays on this screen, and the app keeps trying. Please leave the app open.
not-saved-backup = You can also save a backup.
fault-full = This phone has no room left.
fault-unavailable = This browser does not let the app save anything here. Is this a private window?
fault-blocked = Pain Diary is open in another window, and that one is in the way. Close the other windows.
fault-newer = This diary was written with a newer version of the app. Update the app.
fault-broken = The browser could not save it.
emptied = The browser deleted the diary while this window was open.
emptied-writing = What was in this window is being saved again. Please leave it open.
emptied-whole = Everything that was in this window is saved again. Save a backup now.
emptied-part = What was in this window is saved again. It had not read the whole diary yet, so older entries may be missing. If you have a backup, open it. Then save a new one.
was-here = There was a diary on this phone. The browser no longer has it.
was-here-what = Browsers sometimes delete what an app keeps. If you have a backup, open it now and your entries come back. You can also go on without one: tap a number.

last-entry = Pain last time: { $score }, { $when }
patient-says-score = The patient says { $score }
carer-sees-score = The carer sees { $score }
someone-says-score = Someone else says { $score }
when = When?
day = Day
time = Time
note = Note
a-note = A note
note-limit = There is room for { $limit } letters here, and no more.
change-the-number = Change the number
delete-entry = Delete this entry
earlier-values = What it said before
deleted-then = deleted
changed-then = changed
record-kind = { $code ->
    [entry] Pain
    [intake] Taken or used
    [relief] Medicine or other relief
    [day] How the day was
    [visit] Visit
    [visit-question] Question
    [answer] Answer
    [next-step] Next step
    [call] Call to the team
    [contact] Phone number
    [person] Person
    [phone] Who uses a phone
   *[other] From a newer version of the app
  }
agreed-name = { $code ->
    [emergency-number] Emergency number
    [fever-temperature] Temperature to call at
    [crisis-line] Crisis line
    [episode-pain] Number a flare begins at
    [goal-pain] The goal as a number
    [goal-doing] The goal
    [rule-pain] Call if: the number
    [rule-hours] Call if: the hours
    [rule-words] Call if …
    [rule-from] Call if: who said it
    [rule-date] Call if: when it was said
   *[other] Agreed with the team
  }
entry-gone = This entry is not in the diary.
entry-loading = Looking for this entry …
back-to-diary = Back to the diary
entry-title = { $score }, { $time }
entry-page = Entry
orphan-title = This is not in your diary yet
orphan-deleted = While you were writing this, the thing it belongs to was deleted, perhaps in another window:
orphan-not-here = You were writing this, but the thing it belongs to is no longer in this diary:
orphan-refused = You were writing this, but it could not be saved where it belongs:
orphan-copy = Copy the text
orphan-put-back = Put it back where it belongs
orphan-discard = Throw this text away

diary-title = Diary
diary-empty = Nothing here yet.
diary-empty-hint = Tap a number on Now, and it appears here.
loading = One moment …
later-missing = Part of the app could not be loaded.
later-missing-what = Numbers you tap are saved all the same. The app keeps trying by itself. You can also try now, or save the diary to a file.
later-again = Try again
diary-loading = Reading earlier days …
diary-days = Entries by day
today = Today, { $day }
yesterday = Yesterday, { $day }
yesterday-at = yesterday { $time }
damaged-found = { $plural ->
    [one] One thing in the diary could not be read. It is kept as it is. Everything else is here.
   *[other] { $count } things in the diary could not be read. They are kept as they are. Everything else is here.
  }
damaged-save = Save what could not be read to a file

team-title = Tell the team
team-empty = Write down who to call about the pain. The numbers stay on this phone and work without internet.
team-call-early = Never let pain build up: call as soon as it gets worse.
contact-name = Name
contact-phone = Phone number
contact-hours = When they answer
contact-add = Add this number
contact-new = Add a number
contact-remove = Remove { $name }
contact-needs-digits = Please type the phone number in digits.
team-add = Add your team’s number
dials = Dials { $number }
dials-extension = Dials { $number }, then { $extension }
number-several = This is more than one number. Write each one down by itself.
numbers-each = Add each by itself
numbers-first = Add only { $number }
number-too-long = Too many digits: a phone number has at most 15.
number-code = This cannot be called. * and # are for codes of the phone company. Write down the phone number.
number-reordered = This cannot be called. Hidden marks show its digits in another order. Type the number again.
number-letters = This cannot be called. There are letters or signs in the number. Write all of it in digits.

more-title = More
more-diary = Your diary
more-care = People and medicines
more-help = Help
more-phone = This phone
more-backup-hint = Keep a copy, or take the diary to another phone
changes-title = Changed and deleted
changes-hint = What it said before, and who changed it
changes-why = Nothing you wrote down is lost. Here is what was changed or deleted, on this phone or another, newest first.
changes-none = Nothing here.
changed-and-deleted = All
only-deleted = Only deleted
put-back = Put back
put-back-name = Put back: { $what }
show-more = Show { $count } more
more-storage-hint = Where the diary is kept, and updates
more-settings-hint = Language, light or dark, text size
more-install-hint = Put it on the home screen
about-title = About
about-privacy = Everything stays in this browser. There is no account and no server. Nothing is sent anywhere unless you send it.
about-not-device = Pain Diary is a diary, not a medical device. It does not tell you what is wrong or what to take. For help, call your team.

exchange-title = The other phone
exchange-hint = Give it what it lacks, take what it has
give-to = Give to { $name }
give-first = Give to the other phone
give-another = Give to one more phone
give-all-hint = The other phone has sent nothing yet, so this sends everything.
give-file = Send a file
gift-plain-hint = Anyone who has the file can read it, unless you seal it.
seal-gift-title = Seal it with a passphrase
seal-gift-save = Send it sealed
seal-gift-hand-over = Send the sealed file
gift-counting = Looking at what to give …
gift-nothing = The other phone already has everything.
gift-since = { $what } since { $when }
gift-everything = Everything: { $what }
gift-answers = { $plural ->
    [one] one answer
   *[other] { $count } answers
  }
gift-others = { $plural ->
    [one] one other thing
   *[other] { $count } other things
  }
given = The file is made. When the other phone gives something back, you see it here.
take-title = Take from another phone
take-hint = You see what it adds before anything happens.
take-file = Open a file
phone-of = { $name }’s phone
phone-other = another phone
last-heard = Entries from { $name }: up to { $when }
ways-title = How does the file get to the other phone?
way-sheet = Tap “Send a file”. A list comes up at the bottom.
way-sheet-picture = A phone with a list of ways to send
way-choose = Tap AirDrop on an iPhone, or Quick Share on an Android phone. Then tap the name of the other phone.
way-choose-picture = One of the ways is chosen, and the phone looks for others
way-accept = On the other phone, tap “Accept”. Then open the file there with “Open a file”.
way-accept-picture = The file goes to the other phone, which takes it
way-near = Two iPhones: AirDrop. Two Android phones: Quick Share.
way-mixed = An iPhone and a new Android phone: AirDrop and Quick Share find each other when both are set to “Everyone”.
way-other = Any two phones: send the file as a message or by mail. On the other phone, save it, then tap “Open a file”.

setup-title = A diary for two
setup-hint = Names, this phone, the other phone, step by step
setup-names = Who is the diary about, and who helps?
setup-exchange = The first exchange
setup-exchange-why = Give this diary to the other phone, or take the one that is there.
setup-install = Put it on the home screen
setup-skip = You can skip any step, and come back to it under More.
setup-done = Done
step-of = Step { $number } of { $count }
step-back = Back

backup-title = Backup
backup-why = The diary is only on this phone. A backup is a file that you keep somewhere else or send to the other phone.
backup-save = Save a backup
backup-open = Open a backup
backup-plain-hint = Anyone who has the file can read it.
seal-title = Save it sealed with a passphrase
seal-why = A sealed file can only be opened with its passphrase. If you forget it, nobody can open the file, and neither can we. Write the passphrase on paper and keep it in a safe place. A doctor or a helper needs it too.
seal-passphrase = Passphrase
seal-again = The same passphrase again
seal-suggest = Suggest five words
seal-suggested = Please write these five words on paper now, in this order.
seal-show = Show what I type
seal-save = Save it sealed
seal-how = Sealing or opening the file takes a few seconds. On a computer, the free program “age” opens it too.
seal-sealing = Sealing the file …
seal-ready = The sealed file is ready.
seal-hand-over = Save the sealed file
seal-too-short = Please use at least 8 letters. Several words are best.
seal-differs = The two are not the same. Please type the passphrase again.
seal-not-loaded = The part of the app that seals files is not on this phone yet. Connect to the internet once, then try again. Your diary is as it was.
seal-failed = That did not work. Your diary is as it was. Try again.
sealed-title = This file is sealed
sealed-why = Type the passphrase it was saved with. If it is a diary that was locked, type its passcode or its ten words.
sealed-passphrase = Passphrase, passcode or ten words
sealed-opening = Opening the file …
sealed-wrong = That does not open this file. Look at capital letters and the spaces between words, then try again. Your diary is as it was.
sealed-newer = A newer version of the app made this file. Update the app, then open the file again. Your diary is as it was.
sealed-damaged = This file is damaged: something in it is missing or changed. Save or send it again, then open it again. Your diary is as it was.
sealed-too-hard = Opening this file takes more memory than this phone has to spare. Open it on a computer with the program that sealed it. Your diary is as it was.
sealed-needs-key = This file is sealed with a key, not with a passphrase. This app cannot open it. Your diary is as it was.
lock-title = Lock
lock-hint = A passcode, so that nobody else reads the diary
lock-set-title = Lock the diary with a passcode
lock-why = With the lock on, nobody can read the diary on this phone without your passcode.
lock-open-still = Without the passcode, anyone can still call the emergency number and the team, and read the warning signs. The team’s names stay visible too. Anyone can tap a pain number. It goes into the diary when you unlock it.
lock-short = A short passcode keeps a curious person out. Someone who copies this phone’s memory could try every short passcode. Three or four words are much safer.
lock-traces = For some time after the lock is set, traces of older text may stay in the phone’s memory.
lock-passcode = New passcode
lock-again = The same passcode again
lock-next = Go on
lock-words-title = Please write down these ten words
lock-words-why = If you forget the passcode, these ten words open the diary. Without the passcode and without the words nobody can open it, and neither can we. Write them on paper, in this order, and keep the paper away from this phone.
lock-written = I have written them down
lock-check-title = Please type two of the words from your paper
lock-word = Word number { $number }
lock-set = Turn the lock on
lock-keys = One moment …
lock-sealing = The diary is being locked
lock-opening = The lock is being taken off
lock-pass-more = You can go on using the diary. If you close it now, the rest is done the next time you unlock it.
lock-pass-waits = Part of it could not be stored yet. Is the phone full? The app keeps trying.
lock-busy = Please wait until the diary has loaded and no file is open or being saved. Then you can turn the lock on.
lock-is-on = The lock is on
lock-is-off = The lock is off.
lock-now = Lock now
lock-after = When you leave the app, the diary locks
lock-at-once = At once
lock-after-one = After 1 minute
lock-after-five = After 5 minutes
lock-after-hour = After 1 hour
lock-change = Change the passcode
lock-changed = The passcode is changed.
lock-new-words = Make ten new words
lock-words-done = The new words are set. The old ones do not work any more.
lock-passkey-add = Unlock as you unlock this phone: fingerprint, face or its code
lock-passkey-remove = Stop unlocking as you unlock this phone
lock-passkey-done = That is changed. The passcode still works.
lock-turn-off = Turn the lock off
lock-present = Passcode, or your ten words
lock-too-short = Please use at least 4 letters or numbers.
lock-differs = The two are not the same. Please type the passcode again.
lock-not-the-words = These are not the words that were shown. Please look at your paper. Nothing is locked yet. If they are not on it, go back and begin again.
lock-wrong = That does not open the diary. Nothing is lost. Look at capital letters and try again, or type your ten words.
lock-damaged = The lock of this diary does not open. Nothing was deleted. Tap “I forgot the passcode”, save the locked diary to a file, and ask for help.
lock-not-loaded = The part of the app for the lock is not on this phone yet. Connect to the internet once, then try again. Nothing has changed.
lock-not-stored = That could not be saved. The lock is as it was. Is the phone full?
lock-failed = That did not work. Nothing has changed. Try again.
locked-title = The diary is locked
locked-why = Without the passcode you can still tap a pain number and call for help. To read the diary, please unlock it.
locked-unlock = Unlock
locked-wait = Please wait, 5 minutes at most. Then you can try again.
locked-passkey = Unlock as you unlock this phone
locked-forgot = I forgot the passcode
locked-forgot-words = Type your ten words into the field above, in the order on your paper.
locked-anew = If the words are lost too, nobody can open this diary. You can save it to a file, still locked, in case you find the words. Then you can begin a new diary on this phone.
locked-keep = Save the locked diary to a file
locked-kept = Is the file in a safe place? The diary on this phone is deleted when you begin a new one.
locked-begin = Delete it here and begin a new diary
locked-script = To see what to say on the phone, please unlock the diary.
backup-last = { $plural ->
    [one] Last backup: { $when }, one entry
   *[other] Last backup: { $when }, { $count } entries
  }
backup-never = Last backup: none yet
backup-unbacked = Entries not in a backup: { $count }
nudge = { $plural ->
    [one] One entry is not in a backup. If this phone is lost, that entry is lost too.
   *[other] { $count } entries are not in a backup. If this phone is lost, they are lost too.
  }
nudge-later = Ask again in a week
backup-making = Making the file: { $done } of { $all }
backed-up = { $plural ->
    [one] Backup saved with one entry
   *[other] Backup saved with { $count } entries
  }
backup-failed = The backup could not be saved. The diary is as it was. Try again.
copies-title = Keep a copy every day
copies-why = Once a day, when something has changed and the app is open, it saves a backup into your folder. It keeps the last seven. Anyone who has these files can read them.
copies-choose = Choose a folder
copies-folder = Folder: { $name }
copies-last = Last copy in this folder: { $when }
copies-ask = The app needs your permission again to save its daily copy.
copies-allow = Allow again
copies-stop = Stop the daily copies
copies-stop-hint = The copies that are there stay in the folder.
copies-gone = The folder cannot be found. Was it moved, or is a drive not connected? Put it back or choose another folder. Your diary is as it was.
copies-full = There was no room for today’s copy. Make some room, or choose another folder. Your diary is as it was.
copies-failed = Today’s copy could not be saved. The app tries again later. Your diary is as it was.
copies-locked = While the lock is on, no new copies are made. The copies made before are still in the folder. Anyone who has the folder can read them. You can delete them there.
backup-open-hint = Before anything happens, you see what the file would add, change or delete. You can undo it afterwards.

stream-show-title = Show codes
stream-scan-title = Read codes
stream-preparing = Making the codes …
stream-code = The diary as a code that changes all the time
stream-frame = Code { $number } of { $count }
stream-show-how = Open “Read codes” on the other phone. Hold it in front of this screen, as far away as a book. Make this screen bright. The other phone says when it has everything.
stream-open-to-all = Anybody who films this screen has the diary too.
stream-stop = Stop
stream-too-large = This would take { $count } codes, and the other phone would need too long. Send a file instead.
stream-scan-how = Open “Show codes” on the other phone. Then tap here and hold this phone in front of it, so that the whole code is in the picture.
stream-camera-why = Your phone will ask if the app may use the camera. It only looks for codes. No picture is kept or sent, and the camera goes off when you are done.
stream-camera = Use the camera
stream-again = Try the camera again
stream-opening = Your phone may ask you now if the app may use the camera.
stream-searching = Looking for a code …
stream-progress = { $done } of { $all } are here. Hold still.
stream-video = What the camera sees
stream-refused = The app may not use the camera. You can allow it in the settings of your phone or browser. Or ask for a file instead.
stream-no-camera = The camera did not start. There may be none, or another app uses it. You can ask for a file instead.
stream-dark = The picture stays black. Is something over the camera? If not, close the app, open it again and try once more. Or ask for a file instead.
stream-paused = The camera went off because you left the screen.
stream-damaged = All codes are here, but something in them is wrong. Nothing was changed. Start again on both phones.
stream-broken = This does not work in this browser. Nothing was changed. Send a file instead.
stream-file = With a file instead
stream-file-hint = Send a file from the other phone, and open it here
preview-title = What this file would do
preview-anew = Your diary has changed since you opened this file. Here is what the file would do now. Please look again.
preview-named-title = Numbers to call, and “Call if …”
number-of = { $name }, phone number
would-change = { $what }: would change from { $old } to { $new }
would-be-deleted = { $what }: { $old } would be deleted
would-be-added = { $what }: { $new } would be added
replaced-by = { $who }: { $count }, the newest { $when }
written-here = written on this phone
written-elsewhere = written on another phone
preview-look = { $plural ->
    [one] Look at the one that would change
   *[other] Look at the { $count } that would change
  }
preview-old = Now
preview-new = With this file
preview-stays = It stays as it is. The file only has what it said before.
preview-nothing = Everything in this file is in your diary already.
preview-unknown = { $plural ->
    [one] One entry is from a newer version of the app. It is kept for later.
   *[other] { $count } entries are from a newer version of the app. They are kept for later.
  }
preview-texts = Typed, but not saved yet when this file was made
preview-texts-what = These texts go back to where they were typed. Where there is something else now, nothing is replaced: you are asked.
preview-refused-title = Not added, and why
preview-refused = Entry { $place }: { $reason }
and-more = { $plural ->
    [one] and one more
   *[other] and { $count } more
  }
count-new = new
count-changed = changed
count-deleted = deleted
count-replaced = replaced
count-same = same
count-refused = refused
import-apply = Add to my diary
cancel = Cancel
close = Close
import-reading = Reading the file …
import-writing = Adding to your diary …
brought-new = { $plural ->
   *[other] { $count } new
  }
brought-changed = { $plural ->
   *[other] { $count } changed
  }
brought-deleted = { $plural ->
   *[other] { $count } deleted
  }
imported = Added to your diary: { $brought }
imports-title = Added from files
imports-hint = You can undo the newest one first, then the one before it.
imports-kept = { $plural ->
    [one] One older file can no longer be undone.
   *[other] { $count } older files can no longer be undone.
  }
import-undo = Undo this file
import-undone = What this file did is undone
import-undone-already = This file was already undone.
import-newer-first = Undo the newer file first.
import-not-undone = The file was not undone. { $reason } Your diary is as it was. Try again.
import-failed = Nothing was added. { $reason } Your diary is as it was. Try again.
file-not-kept = The file could not be kept on this phone. Is the phone full? Make some room, then share the file again.
file-empty = This file is empty.
file-too-large = This file is too large. A backup can be { $limit } at most.
file-too-many = There are too many entries in this file. A backup can have { $limit } at most.
file-not-text = This file is not a backup. It may be a photo or a document.
file-truncated = The end of this file is missing. Save or send the backup again, then open it again.
file-not-backup = This file is not a backup of Pain Diary.
file-version = This app cannot read this kind of backup yet. Update the app, then open the file again.
nothing-changed = Your diary is as it was.
refused-not-a-record = it is not an entry
refused-too-large = it is too large
refused-id = its code is missing or wrong
refused-duplicate = it is in the file twice; the first one counts
refused-kind = it does not say what it is
refused-stamp = it does not say when it was written
refused-pain = the pain is not a number from 0 to 10
refused-time = its time cannot be read
refused-time-range = its year is not between 1900 and 2199
refused-who = it does not say who says it
refused-text = some of its text cannot be read
refused-text-long = some of its text is too long
refused-shape = a part of it is damaged
refused-other-kind = it is not the same kind of thing as the one in your diary
refused-stamp-taken = it has the same code as something in your diary, but says something different
refused-stamp-at-end = its date is so far ahead that you could never change it
refused-history-full = it has been changed too often; there is no room for more

storage-title = Storage
storage-where = The diary is in this browser, on this phone. Nobody else gets it unless you send it.
storage-kept = The browser has promised to keep it.
storage-not-kept = The browser may delete it when space runs out. Put the app on the home screen, and save backups.
storage-unknown = This browser does not say whether it keeps it. Save backups.
storage-ask = Ask the browser to keep it
storage-entries = Entries: { $count }
storage-space = Space used: { $used } of { $all }
storage-version = Version: { $version }
backup-is-plain = Anyone who has a backup file can read it, unless you saved it sealed with a passphrase.
erase-hint = You can erase the diary from this phone. Backups that you keep elsewhere stay.
erase = Erase the diary from this phone …
erase-sure = Everything in the diary would be gone from this phone, for good and in every window. Without a backup, nobody can bring it back.
erase-backup-first = Save a backup first
erase-keep = Keep the diary
erase-yes = Yes, erase everything here
erasing = Erasing the diary …
not-erased = The diary was not erased. { $reason } Close the other windows of Pain Diary, then try again.
update-ready = A new version is ready.
update-now = Update now
up-to-date = No newer version has arrived.

settings-title = Settings
language = Language
like-the-phone = Same as the phone
appearance = Appearance
light = Light
dark = Dark
text-size = Text size
text-normal = Normal
text-large = Large
text-largest = Largest

install-title = Install
install-why = On the home screen the app opens with one tap and works with no signal. It also helps the browser to keep the diary.
install-now = Install
install-done = It is installed: you are using it from the home screen.
install-ios-share = In Safari, tap the share button: a square with an arrow pointing up.
install-ios-add = Choose “Add to Home Screen”, then “Add”.
install-ios-storage = On an iPhone the home-screen app starts with an empty diary. If you have entries here, save a backup first. Then install, and open the backup there.
install-menu = Open the browser’s menu.
install-menu-add = Choose “Install” or “Add to Home screen”.

## Everything about a pain

name-says = { $name } says
name-sees = { $name } sees
name-says-score = { $name } says { $score }
name-sees-score = { $name } sees { $score }
typed-by = written by { $name }
recalled = recalled
recalled-hint = Written down more than an hour later, so it says “recalled”.
left-out-hour = The clocks went forward that night: there was no { $picked }. Saved as { $time }.
other-clock = This is the time in another place: { $offset }
use-clock-here = Use the time here
shown-twice = The clocks went back that night, so { $time } came twice. Which one was it?
first-time = first { $time }
second-time = second { $time }
dated-ahead = date in the future
dated-ahead-hint = This time has not come yet. A phone’s clock was wrong. Pick the right day and time.
set-to-written = Use the time it was written: { $when }
ahead-not-drawn = { $plural ->
    [one] One entry has a date in the future. It is in the list but not in the chart.
   *[other] { $count } entries have a date in the future. They are in the list but not in the chart.
  }
ahead-not-on-page = { $plural ->
    [one] One entry has a date in the future from a wrong clock, and is not on this page.
   *[other] { $count } entries have a date in the future from a wrong clock, and are not on this page.
  }
clock-out = This phone’s clock says the year { $year }. Please set the clock. Until then, times are written as { $when }.
clock-back = This phone’s clock went back. It says { $now }; before that it said { $before }. Please check the day and time of the phone.
clock-checked = I have checked it
removed = Removed
took = Saved: { $name }, { $time }
took-again = Saved again: { $count } at { $time }
ends-before = It cannot have eased before it began. The old time stays.
is-full = There is no room for more here.
not-changed = That could not be changed.
unchangeable = Nothing was saved. This came from a file, with an impossible date, and cannot be changed here. You can undo that file on the Backup screen.
too-long = That is too long to fit here, and is not in your diary yet. Please make it shorter.
refused-detail = a part of it is not right
refused-relief = it does not say what was taken

where-title = Where?
same-as-last = Same as last time: { $places }
show-body = Show the body
hide-body = Hide the body
body-front = Front
body-back = Back
body-list = List
your-left = YOUR left
your-right = YOUR right
side-left = Left
side-right = Right
side-left-short = Left
side-right-short = Right
your-sides-hint = Tap where it hurts. Left and right are YOUR left and right.
spread-begin = It spreads
spread-done = Finish the path
spread-hint = Tap the places it spreads along, one after the other. Tap the last one again to take a step back.
spreads = Spreads: { $path }
find-region = Find a place
no-region = There is no place with that name.
not-there = Not here
how-strong-there = How strong here: { $region }
to-be-said = { $name } …
named-number = { $name } { $number }
region-group = { $code ->
    [head-and-neck] Head and neck
    [arms] Arms
    [chest-and-belly] Chest and belly
    [back] Back
    [private-parts] Private parts
    [legs] Legs
   *[other] { $code }
  }
region = { $code ->
    [head] Head
    [face] Face
    [jaw] Jaw
    [neck-front] Front of the neck
    [neck-back] Back of the neck
    [shoulder-left] Left shoulder
    [shoulder-right] Right shoulder
    [upper-arm-left] Left upper arm
    [upper-arm-right] Right upper arm
    [elbow-left] Left elbow
    [elbow-right] Right elbow
    [forearm-left] Left forearm
    [forearm-right] Right forearm
    [wrist-left] Left wrist
    [wrist-right] Right wrist
    [hand-left] Left hand
    [hand-right] Right hand
    [chest-left] Left chest
    [chest-right] Right chest
    [ribs-left] Left ribs
    [ribs-right] Right ribs
    [upper-abdomen] Upper belly
    [lower-abdomen] Lower belly
    [groin-left] Left groin
    [groin-right] Right groin
    [hip-left] Left hip
    [hip-right] Right hip
    [upper-back] Upper back
    [middle-back] Middle back
    [lower-back-left] Lower back left
    [lower-back-middle] Lower back middle
    [lower-back-right] Lower back right
    [tailbone] Tailbone
    [buttock-left] Left buttock
    [buttock-right] Right buttock
    [genitals] Genitals
    [perineum] Between the legs (perineum)
    [anus] Anus
    [thigh-front-left] Front of the left thigh
    [thigh-front-right] Front of the right thigh
    [thigh-back-left] Back of the left thigh
    [thigh-back-right] Back of the right thigh
    [knee-left] Left knee
    [knee-right] Right knee
    [shin-left] Left shin
    [shin-right] Right shin
    [calf-left] Left calf
    [calf-right] Right calf
    [ankle-left] Left ankle
    [ankle-right] Right ankle
    [foot-top-left] Top of the left foot
    [foot-top-right] Top of the right foot
    [foot-sole-left] Sole of the left foot
    [foot-sole-right] Sole of the right foot
   *[other] { $code }
  }

topic-feels = What does it feel like?
topic-worse = Worse with
topic-helped = Helped by
topic-stopped = It stopped me from
topic-says = { $topic }: { $words }
helped-by = helped by { $words }
more-words = more …
fewer-words = fewer
own-word = Your own word
add-word = Add
word-feels = { $code ->
    [aching] aching
    [burning] burning
    [stabbing] stabbing
    [shooting] shooting
    [throbbing] throbbing
    [cramping] cramping
    [electric] electric
    [tight] tight
    [pressing] pressing
    [sharp] sharp
    [dull] dull
    [tender] tender
    [numb] numb
    [tingling] tingling
    [heavy] heavy
    [gnawing] gnawing
   *[other] { $code }
  }
word-worse = { $code ->
    [moving] moving
    [standing] standing
    [walking] walking
    [sitting] sitting
    [lying] lying down
    [coughing] coughing
    [eating] eating
    [touch] touch
    [night] night
    [cold] cold
    [toilet] going to the toilet
    [worry] worry
   *[other] { $code }
  }
word-helped = { $code ->
    [rest] rest
    [medicine] medicine
    [heat] heat
    [cold] cold
    [massage] massage
    [moving] moving
    [another-position] another position
    [breathing] slow breathing
    [distraction] thinking of something else
    [company] company
   *[other] { $code }
  }
word-stopped = { $code ->
    [sleep] sleeping
    [eating] eating
    [walking] walking
    [activity] everyday things
    [people] being with people
    [mood] being cheerful
   *[other] { $code }
  }

since-when = Since when, and how it goes
began = Began
eased = Eased
still-there = still there
how-it-goes = How does it come and go?
not-recorded-again = Remove day and time
course = { $code ->
    [sudden] came suddenly
    [slow] came slowly
    [constant] always there
    [comes-and-goes] comes and goes
   *[other] { $code }
  }
rest-or-moving = At rest or moving
at-rest = at rest
on-moving = when moving

took-something = Took or used something? Just tap it.
add-relief = Add a medicine or other relief
other-relief = something else …
more-reliefs = { $count } more …
as-last-time = { $amount }, as last time
more-about-dose = More about this
relief-unknown = Something not in this diary
minutes-only = { $minutes } min
hours-only = { $hours } h
hours-and-minutes = { $hours } h { $minutes } min
before = { $score } before
before-by = { $score } ({ $time } before)
after = { $score } after { $time }
effect = { $code ->
    [enough] enough relief
    [some] some relief
    [none] no relief
   *[other] { $code }
  }
dose-title = { $relief }, { $time }
dose-page = Dose
pain-and-relief = Pain before and after
relief-as-said = Did it help?
no-number-before = No number in the hour before.
no-number-after = No number yet between 15 minutes and 2 hours after.
another-between = Another medicine was taken between the two numbers. So the doctor’s page counts this one as “not known”.
change-it = Change
change-before = Change the pain before
change-after = Change the pain after
link-found = picked by the app
link-none = none of them
taken-or-skipped = Taken?
taken = taken
skipped = skipped
# Arguments: $reason, $given
skipped-because = { $given ->
    [yes] skipped: { $reason }
   *[no] skipped
  }
amount = How much
why-skipped = Why was it skipped?
delete-dose = Delete this dose

medicines-title = Medicines and other relief
more-medicines-hint = What you take or do for the pain
medicines-empty = Write down what you take or do for the pain. After that, one tap on the Now screen saves it with the time.
medicines-now = In use
doses-elsewhere = Doses on the other phone show up here after the next exchange.
medicines-before = No longer used
back-to-medicines = Back to the list
new-relief = Add something new
a-medicine = Medicine
something-else = Something else
name = Name
strength = Strength, as on the box or bottle
strength-is = strength on the box or bottle: { $strength }
last-taken = last { $when }
not-taken-yet = not taken yet
not-used-yet = not used yet
when-taken = When is it taken?
schedule = { $code ->
    [regular] regularly
    [when-needed] when needed
   *[other] { $code }
  }
label = What the label says
ended = Stopped on
ended-on = until { $day }
add-it = Add it
needs-name = Please give it a name.
took-it = Write down now
took-it-name = Write down now: { $name }
other-reliefs = Other relief
other-name = { $code ->
    [heat] Heat
    [cold] Cold pack
    [rest] Rest
    [massage] Massage
    [another-position] Another position
    [breathing] Slow breathing
   *[other] { $code }
  }
plus = + { $name }
remove = Remove
remove-relief = Remove it from the list
times-taken = { $plural ->
    [one] In the diary once
   *[other] In the diary { $count } times
  }
last-weeks = The last 4 weeks
each-day = Each day
not-taken = Not taken
taken-times = { $plural ->
    [one] taken once
   *[other] taken { $count } times
  }
medicine-changes = Changes

people-title = People
more-people-hint = Names, and who uses this phone
people-why = Use your names if you like. Then every entry shows who said it, the older ones too.
new-person = Add somebody
add-patient = Add as the patient
add-carer = Add as a carer
phone-user = Who uses this phone?
phone-user-hint = Entries made on this phone are marked as written by this person.

day-title = How was the day?
day-row = The day
day-before = The day before
day-after = The day after
day-life = What the day was like
day-body = Body
day-signs = Anything new?
first-noticed = First noticed on
since-day = since { $day }
others-say = What others said about this day
day-part = { $code ->
    [sleep] Sleep
    [mood] Mood
    [eating] Eating
    [walking] Walking
    [activity] Everyday things
    [people] Being with people
    [bowels] Bowels
    [drowsiness] Drowsy
    [nausea] Feeling sick
    [vomiting] Being sick
    [itching] Itching
    [confusion] Confused
    [weakness] Weakness in arms or legs
    [numbness] Numbness or pins and needles
    [bladder-or-bowel] Bladder or bowel different from usual
    [note] Note
   *[other] { $code }
  }
level-life = { $code ->
    [good] good
    [fair] so-so
    [poor] bad
    [bad] very bad
   *[other] { $code }
  }
level-bowels = { $code ->
    [normal] as usual
    [hard] hard
    [loose] loose
    [not-today] not that day
   *[other] { $code }
  }
level-much = { $code ->
    [none] not at all
    [a-little] a little
    [a-lot] a lot
    [yes] yes
    [no] no
   *[other] { $code }
  }

period-group = How many days
period-day = Day
period-week = Week
period-month = Month
period-all = All
period-calendar = Calendar
month-before = The month before
month-after = The month after
calendar-legend = Large: worst · small: least · ▲ too much · ● taken · ✕ skipped · ≡ note or call · broken line: nothing written
calendar-carer = ◇ what the carer sees
calendar-recalled = dotted edge: recalled
day-has-note = a note
calls-made = { $plural ->
    [one] one call
   *[other] { $count } calls
  }
earlier = Earlier
later = Later
older-not-shown = { $plural ->
    [one] One more from earlier days
   *[other] { $count } more from earlier days
  }
newer-not-shown = { $plural ->
    [one] One more from later days
   *[other] { $count } more from later days
  }
show-all-days = Show all days
from-to = { $from } to { $to }
chart-title = Chart
chart-tap-mark = Tap a mark to read it.
chart-tap-bar = Tap a bar to see its numbers.
chart-before = Earlier in the chart
chart-after = Later in the chart
bar-is = { $each ->
    [day] least to worst
    [week] least to worst of a week
    [month] least to worst of a month
    [quarter] least to worst of three months
    [year] least to worst of a year
   *[years] least to worst of several years
  }
same-in-words = The same in words
open-it = Open
worst-least = worst { $worst } · least { $least }
entries = { $plural ->
    [one] one entry
   *[other] { $count } entries
  }
doses = { $plural ->
    [one] one dose or other relief
   *[other] { $count } doses or other relief
  }
times-too-much = { $plural ->
    [one] too much once
   *[other] too much { $count } times
  }
nothing-on = no number on { $days }
days-without = { $plural ->
    [one] one day with no number
   *[other] { $count } days with no number
  }
nothing-written = Nothing written
no-pain-number = No number
of-whole-day = a number about a whole day
where-it-hurt = Where it hurt
times = { $plural ->
    [one] once
   *[other] { $count } times
  }

filter = Filter
filter-on = Filter: on
filter-clear = Show everything
filter-person = Who
filter-place = Where
filter-word = Word
filter-relief = Medicine or other relief
anybody = anybody
anywhere = anywhere
any-word = any word
any-relief = any
find-note = Search in notes
found = { $plural ->
    [one] one found
   *[other] { $count } found
  }
nothing-found = Nothing here fits these filters.

## The visit, the team, the page for the doctor

tab-visit = Visit
day-and-time = { $day }, { $time }
show-the-doctor = Show the doctor
questions-title = Questions
questions-none = No questions to ask.
questions-hint = They stay here until they have been asked.
question-ask = Ask a question
question-new = Write a question
question-add = Add the question
question-needs-words = Write the question first.
question-title = Question
question-text = The question
question-empty = A question with no words yet
question-about = About: { $score }, { $when }
question-delete = Delete this question
ask-about-this = Write a question about this
star = Important
star-group = How important?
star-name = Important: { $question }
move-up = Move up: { $question }
move-down = Move down: { $question }
for-whom-title = Who is it for?
for-whom = { $code ->
    [doctor] for the doctor
    [nurse] for the nurse
    [pharmacist] for the pharmacist
    [physiotherapist] for the physiotherapist
    [dietitian] for the dietitian
    [counsellor] for the counsellor
   *[other] { $code }
  }
for-visit = For which visit?
next-visit = the next one
asked-by = Whose question is it?
answer-title = Answer
answer-text = The answer, in their words
answer-by = Who said it?
was-it-asked = Was it asked?
asked = asked
not-asked = not asked
no-answer-yet = No answer written down.
step-title = Next step
steps-title = Next steps
step-what = What needs doing?
step-who = Who will do it?
step-by = By when?
step-by-day = by { $day }
step-done = Done
step-done-name = Done: { $step }
another-step = Another next step
visits-to-come = Visits to come
visits-past = Past visits
visits-older = { $plural ->
    [one] one older visit
   *[other] { $count } older visits
  }
visit-title = Visit
visit-new = Add a visit
visit-add = Add this visit
visit-needs-time = Please give the day and time of the visit.
visit-past-hint = You can write down a past visit too.
visit-with = Who is the visit with?
visit-where = Where?
visit-companion = Who comes along?
comes-along = with { $name }
visit-details = When and where
visit-took-place-ask = Did this visit happen? { $when }
visit-took-place = Yes, it happened
visit-not = No, remove it
visit-is-over = The visit is over
visit-was-over = Ended { $when }
visit-reopen = It is not over yet
visit-delete = Delete this visit
back-to-visit = Back to questions and visits
to-the-visit = To the visit
to-calendar = Add to a calendar
calendar-title = Appointment
page-as-it-was = The doctor’s page, as it was that day
page-not-yet = This page comes when the visit is over.
add-answers = Add answers
in-the-room = In the room
question-of = Question { $place } of { $count }
question-before = Back
question-after = Next
read-back-title = Read back
read-back-hint = Read it aloud: “This is what we understood.”
back-to-questions = Back to the questions
goal-title = The goal
goal-hint = What should be possible again, in your own words? And what number would be good enough?
goal-doing = Something you want to be able to do, for example: sit through dinner
goal-pain = A number that is good enough
goal-number = { $score } or less
# How many of the numbers were no higher than the goal: "12 of 159 at 3 or less".
# Arguments: $goal, $count, $all
goal-reached = { $count } of { $all } at { $goal }
short-title = Nothing written down? One minute is enough
short-hint = Worst, least, now: enough for a page
short-intro = Tap what you remember. It is marked as remembered today.
short-worst = The worst since yesterday
short-least = The least since yesterday
short-now = Now
short-then = After a number, you can say where it hurts and what helps.
span = { $code ->
    [worst-24h] recalled: the worst since the day before
    [least-24h] recalled: the least since the day before
   *[other] { $code }
  }
span-short = { $code ->
    [worst-24h] worst
    [least-24h] least
   *[other] { $code }
  }
emergency = Emergency
emergency-number = Emergency number
emergency-europe = Europe, and most mobile phones
emergency-uk = United Kingdom
emergency-america = US, Canada
called-title = Did you call?
did-they-answer = Did somebody answer?
they-answered = They answered
no-answer = No answer
nobody-answered = No answer at { $time }
try-the-others = Try the next number:
no-other-number = No other team number is written down.
to-this-call = More about this call
script-title = What to say
script-more = Details
script-sentence = { $words }.
script-began = since { $when }
script-eased = it eased { $when }
script-places = it hurts here: { $places }
script-pain = The pain was { $score }
script-worst = The worst pain was { $score }
script-too-much = The pain was too much for a number
script-last = and the last number was { $score }, { $when }
script-last-too-much = and the last one was too much for a number, { $when }
script-today = today at { $time }
script-yesterday = yesterday at { $time }
script-day = { $day } at { $time }
script-in-a-day = Taken in the last 24 hours: { $doses }
script-none-taken = No medicine written down in the last 24 hours
script-not-taken = Not taken: { $doses }
script-skipped = { $medicine }, { $when }: { $reason }
script-times = { $amount } { $times }
script-no-amount = { $times } with no amount written
script-intro = I am calling about pain
script-intro-name = I am calling about { $name }’s pain
script-intro-new = I am calling about pain and about something new: { $signs }
script-intro-name-new = I am calling about { $name }’s pain and about something new: { $signs }
script-entry = { $when }: { $says }
script-nothing = Nothing is written down yet.
script-taken = { $medicine }, taken in the last 24 hours: { $doses }
script-used = { $medicine }, in the last 24 hours: { $doses }
amount-not-written = amount not written
send-it = Send as text
last-told = Last told: { $whom }, { $when }
the-team = the team
things = { $plural ->
    [one] one thing
   *[other] { $count } things
  }
things-or-more = at least { $count } things
things-told = told: { $things }
nothing-since = nothing written since
written-since = { $things } written since
not-told-then = { $things } from before not told yet
not-told-since = Not told yet: { $things } since { $time }
not-told-since-day = Not told yet: { $things } since { $when }
not-told = Not told yet: { $things }
older-things = { $things } from more than { $days } days ago
signs-noted = signs: { $signs }
tell-title = What did you tell them?
heard-title = What did they hear about?
tell-hint = Tick what was said. What is not ticked stays on the list.
tell-all = All of it
tell-nothing = Nothing new is written down to tell.
tell-all-before = This is from before the app asked what was told. Everything written down until then counts as told.
tell-choose = Choose what was told
worst-number = worst { $score }
least-number = least { $score }
latest-number = last { $score } ({ $when })
calls-title = Calls
call-title = Call
call-at = Call, { $time }
call-outcome = { $code ->
    [answered] answered
    [no-answer] no answer
   *[other] { $code }
  }
whom-called = Who was called?
who-called = Who called?
call-said-title = What was said
call-answered-by = Who answered?
call-said = What did they say?
call-delete = Delete this call
back-to-team = Back to the numbers
rule-title = Call if …
rule-change = Change the rule
rule-write = Write down what your team said
contact-change-name = Change { $contact }
questions-answered = { $plural ->
    [one] One question answered outside a visit
   *[other] { $count } questions answered outside a visit
  }
questions-wait = { $plural ->
    [one] One question to ask
   *[other] { $count } questions to ask
  }
rule-hint = What your team told you about when to call, in their own words. You always see it here and on Now. The app does not check your entries against it.
rule-words = The rule, in the team’s words
rule-from = Who said it?
rule-date = When?
rule-of-nobody = It is not written down who said this
rule-remove = Remove this rule
rule-in-numbers = Call if { $pain } or more for { $hours } h
signs-title = Warning signs
signs-hint = The same text for everybody, with its sources
signs-link = Warning signs: when to call at once
signs-other-plan = If your team gave you another plan, follow that plan.
signs-general = General information, not advice. It is the same for everybody. When in doubt, call.
signs-spine-now = Cancer, with or without pain: call the team at once, and the emergency number if they cannot be reached
sign-weakness = weakness or heaviness in the arms or legs
sign-walking = trouble walking, or unsteady on the feet
sign-numbness = numbness or pins and needles, also between the legs or round the bottom
sign-band = pain that shoots down one or both legs, or round the body like a band
sign-bladder = cannot pass water, or new loss of control of bladder or bowels
signs-spine-day = Cancer, and pain in the back or neck: call the team within 24 hours
sign-severe = severe, and does not let up
sign-getting-worse = getting worse
sign-straining = worse on coughing, straining, sitting, standing or moving
sign-night = wakes you at night
sign-tender = a tender spot on the spine
sign-leg = pain or cramps in the legs when walking
signs-painkillers = After strong painkillers (opioids: morphine, oxycodone, fentanyl, also patches), or more than the label says: call the emergency number
sign-cannot-wake = cannot be woken
sign-cannot-stay-awake = falls asleep in the middle of things and cannot be kept awake
sign-breathing = breathing very slow, or stopped
sign-gurgling = gurgling or snoring that is new
sign-lips = blue or grey lips
sign-limp = limp, or cold and clammy skin
sign-pupils = very small pupils together with any of these
signs-stay = Stay with the person. If you are not sure, treat it as an emergency.
signs-today = Strong painkillers: call the team today
sign-sleepy = very sleepy for longer than a few days after a change
sign-twitching = twitching
sign-seeing = seeing things that are not there
sign-confused = confused
signs-today-source = Source: Scottish Palliative Care Guidelines, side effects of opioids.
signs-fever = Fever during cancer treatment
sign-fever = Call at the temperature your team gave you. It is not written down here yet.
sign-fever-at = Call at { $temperature } or more: the temperature your team gave you.
sign-shivering = Call as well if you shiver or feel unwell without fever. Paracetamol and steroids can hide a fever.
fever-temperature = The temperature your team gave you
signs-spine-source = Source: NICE guideline NG234, Spinal metastases and metastatic spinal cord compression (2023); leaflets of Macmillan Cancer Support and the Royal National Orthopaedic Hospital.
signs-painkillers-source = Source: the signs of an opioid overdose as listed by the US Centers for Disease Control and Prevention (CDC) and the California Department of Public Health (CDPH).
signs-fever-source = Source: your own team for the temperature; NICE guideline CG151, Neutropenic sepsis (2012), and The Christie for the rest.
signs-life = Not wanting to live, or thinking of taking all the medicine at once
signs-life-call = Call somebody now: the emergency number, your team, or a crisis line. You do not have to carry this alone.
signs-life-team = Your team’s numbers
crisis-line = Crisis line
crisis-number = Number of the local crisis line
signs-life-source = Source: our own words. There is no single guideline behind this part; the number is the one you type.
signs-written = Written by the makers of this app in their own words, November 2026.
signs-no-rule = Nothing is written down here yet.
signs-rule-of = What your team told you ({ $source })
signs-rule-of-nobody = What your team told you; it is not written down who said it
signs-review = Not yet reviewed by a clinician.
doctor-title = For the doctor
doctor-heading = Pain diary
doctor-heading-name = Pain diary of { $name }
since-last-visit = since the last visit, { $range }
since-visit-to = since the visit to { $name }, { $range }
since-visit-of = Since { $name }, { $day }
since-short = Since { $day }
share-it = Share
hand-over = Hand over
hand-over-phone = Hand over the phone
take-back = Back to the app
tap-a-day = Tap a day to see it
close-list = Close the list
printed-on = printed { $when }
numbers-by = { $numbers } by { $name }
carer-named = { $name } (carer)
days-written = { $written } of { $days } days with entries
longest-gap = longest gap { $hours } h
recalled-hollow = recalled later: drawn hollow
new-signs = New
sign-on = { $sign } on { $day } ({ $name })
sign-since = { $sign } since { $day }, last on { $last } ({ $name })
doctor-days = Pain, day by day
only-whole-days = All numbers are about a whole day. They are below.
doctor-numbers = Numbers, as said
doctor-goal = Goal
where-beside = number: the worst there
where-beside-dot = number: the worst there, • no number
hours-beside = by the hour; larger: more often
column-last = last
column-worst = worst
column-least = least
or-more = { $score } or more
times-sign = { $count }×
count-on = { $count }, on { $days }
how-often-each = How often { $name } said each number
by-day-part = By time of day
by-day = By day
by-day-newest = By day, the newest { $count } of { $all } days
amounts-written = Amounts as written
newest-drawn = drawn: the newest { $count }
grid-legend = Blank: nothing written. The fuller the box, the worse the day.
since-visit = Since the last visit
show-all = { $plural ->
    [one] Show it
   *[other] Show all { $count }
  }
as-it-was = As it was written down on { $when }
print-it = Print
more-on-page = There is more on the page.
leave-out = Leave out
leave-names = names
leave-notes = notes
leave-mood = mood
leave-all-but-initials = names (initials stay)
left-out = Left out: { $parts }
from-day = From
to-day = To
page-language = Language of the page
as-written = ({ $language }, as written)
quoted = “{ $text }”
not-recorded = Not written down in this time: { $parts }
too-much-legend = “{ $words }”: tapped instead of a number.
doctor-legend = Numbers from 0 (no pain) to 10 (worst pain), as said. Nothing is averaged, nothing is filled in. A diary, not a medical device.
doctor-questions = Questions
doctor-where = Where
doctor-feels = Feels like
doctor-pattern = Over the day
doctor-when-needed = When-needed medicine
doctor-regular = Regular medicine
doctor-other-relief = Other relief
doses-by-day = { $relief }, day by day
doses-newest = { $relief }, the newest { $count } of { $all } days
medicine-changed-days = regular medicine changed ({ $count } days, see below)
doctor-worse-better = Worse and better
doctor-life = Effect on life
doctor-body = Bowels and side effects
doctor-notes = In their own words
doctor-recorded = Who wrote what
doctor-calls = Calls
logged-of = { $name }, written at the time
recalled-of = { $name }, recalled later
remembered-of = { $name }, a day as remembered
decimal = { $whole }.{ $tenth }
times-said = { $words } ({ $count })
lasted = lasted { $least } to { $most } ({ $count })
by-hour = By the hour (entries)
hour-of-day = { $hour }:00
with-recalled = { $words }, { $count } recalled
most-of = { $words }, of { $count }
no-end = no end written down
no-flare-number = Flares (no number chosen)
flares = { $from } or more: { $numbers } on { $days }
flares-most = most in one day: { $most }
flares-lasted = lasted { $time } ({ $count })
numbers-count = { $plural ->
    [one] one number
   *[other] { $count } numbers
  }
flare-from = A flare begins at
flare-from-hint = Your own number: how strong is a flare for you?
long-on-paper = More than two months: some details are only in the app.
doses-mean = Before: at most 60 minutes earlier. After: 15 to 120 minutes later, with no other medicine between.
effect-not-known = before and after not known ({ $count })
no-reason = no reason written
no-strength = none written
skipped-on = skipped { $day }:
schedule-not-said = no schedule written
medicine-listed = { $day }: added
medicine-strength = { $day }: strength on the box { $old } → { $new }
medicine-schedule = { $day }: now { $schedule }
medicine-ended = { $day }: last day
medicine-removed = { $day }: removed
with-schedule = { $relief }, { $schedule }
times-skipped = { $plural ->
    [one] skipped once
   *[other] skipped { $count } times
  }
days-noted = { $plural ->
    [one] one day noted
   *[other] { $count } days noted
  }
doses-noted = { $plural ->
    [one] one dose
   *[other] { $count } doses
  }
one-recalled = { $words }, recalled
days-count = { $plural ->
    [one] one day
   *[other] { $count } days
  }
bowels-moved = Bowels last noted as moved
bowels-never = not in this diary
bowels-not-moved = not moved
bowels-not-noted = nothing written
since-then = since then { $words }
noticed-first = first noticed { $day }
without-entry = Without an entry
days-of-all = { $count } of { $all } days
hours-of-all = { $count } of { $all } hours
recalled-count = { $entries } recalled
logged-count = { $plural ->
    [one] one entry written at the time
   *[other] { $count } entries written at the time
  }
typed-by-another = { $plural ->
    [one] one of them written by someone else
   *[other] { $count } of them written by someone else
  }
says-itself = the patient’s own word
observes = what a carer sees
copied = Copied
not-shared = That could not be sent. Nothing is lost. Try again.

boot-slow = Still loading. You can tap already: every number is kept.
boot-failed = Pain Diary could not load. What you tapped and saved is still in this browser. Open it again when you have a connection.
