// What is typed into fields, beside what is stored.

/**
 * Fields that show what is stored. What has been typed stays when the truth is drawn again, until it is stored itself or
 * something else is looked at: an answer may come late, and others judge meanwhile.
 */
class Fields {
  constructor(controls) {
    this.controls = controls;
    this.stored = {};
    this.sent = {};
  }
  read() {
    return Object.fromEntries(Object.entries(this.controls).map(([name, control]) => [name, control.type === "checkbox" ? control.checked : control.value]));
  }
  /** Show the stored values; `fresh` when they are of something else than before. */
  show(stored, fresh) {
    const now = this.read();
    const typed = Object.keys(now).filter((name) => !fresh && now[name] !== this.stored[name]);
    for (const [name, control] of Object.entries(this.controls)) {
      if (!typed.includes(name)) control[control.type === "checkbox" ? "checked" : "value"] = stored[name];
    }
    this.stored = { ...this.read(), ...Object.fromEntries(typed.map((name) => [name, stored[name]])) };
  }
  /** Read what is about to be sent. */
  send() {
    return this.sent = this.read();
  }
  /** When it is saved, what was not typed on since is no longer the analyst's alone: the stored form may take its place. */
  settle(message) {
    const now = this.read();
    for (const name of Object.keys(this.sent)) if (message.kind === "saved" && now[name] === this.sent[name]) this.stored[name] = now[name];
    this.sent = {};
  }
}

export { Fields };
