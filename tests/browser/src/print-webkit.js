// Prints a page in WebKitGTK, whose WebDriver has no Print. For gjs: print-webkit.js ADDRESS PAPER PAPER FOLDER...
// page.js of each FOLDER, one after the other, is run in the page and gives the document the title "printable" when it is; then
// `window.lines` becomes FOLDER/lines.txt and each paper (a name of PWG 5101.1) FOLDER/PAPER.pdf. Ends with 1 and the reason when
// something does not happen within three minutes.
imports.gi.versions.Gtk = "3.0";
imports.gi.versions.WebKit2 = "4.1";
const { Gtk, WebKit2, GLib } = imports.gi;
const system = imports.system;

Gtk.init(null);
const [address, first, second, ...folders] = ARGV;
let papers = [];
const fail = (why) => {
  printerr(why);
  system.exit(1);
};
const view = WebKit2.WebView.new_with_context(WebKit2.WebContext.new_ephemeral());
const window = new Gtk.OffscreenWindow();
window.set_default_size(390, 844);
window.add(view);
window.show_all();

const print = () => {
  const paper = papers.shift();
  if (!paper) {
    folders.shift();
    return folders.length ? runScript() : Gtk.main_quit();
  }
  const settings = new Gtk.PrintSettings();
  settings.set_printer("Print to File");
  settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(`${folders[0]}/${paper}.pdf`, null));
  settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  const setup = new Gtk.PageSetup();
  setup.set_paper_size(Gtk.PaperSize.new(paper));
  const operation = new WebKit2.PrintOperation({ web_view: view, print_settings: settings, page_setup: setup });
  operation.connect("failed", (_, error) => fail(`${paper}: ${error.message}`));
  operation.connect("finished", print);
  operation.print();
};

const keepLines = () =>
  view.evaluate_javascript("window.lines", -1, null, null, null, (_, result) => {
    GLib.file_set_contents(`${folders[0]}/lines.txt`, view.evaluate_javascript_finish(result).to_string());
    papers = [first, second];
    print();
  });

let limit = 0;
const runScript = () => {
  if (limit) GLib.source_remove(limit);
  limit = GLib.timeout_add(GLib.PRIORITY_DEFAULT, 180000, () => fail(`within three minutes: ${view.uri}, "${view.title}"`));
  // A function, so that a second script can use the same names.
  const script = new TextDecoder().decode(GLib.file_get_contents(`${folders[0]}/page.js`)[1]);
  view.evaluate_javascript(`(() => {${script}\n})()`, -1, null, null, null, null);
};

let run = false;
view.connect("load-changed", (_, event) => {
  if (event !== WebKit2.LoadEvent.FINISHED || run) return;
  run = true;
  runScript();
});
view.connect("notify::title", () => view.title === "printable" && keepLines());
view.load_uri(address);
Gtk.main();
