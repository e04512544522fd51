// Everything works without this file; it saves a reach for the mouse, and a second letter to somebody who was in a hurry.
// It runs before the page is there, so that no key is lost on a slow line.
"use strict";
(() => {
	const typing = (element) => element.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

	const ready = (deed) => {
		if (document.readyState === "loading") {
			document.addEventListener("DOMContentLoaded", deed);
		}
		else {
			deed();
		}
	};

	// ------------------------------------------------------------------ keys
	// What is pressed while a page is on its way waits for it: it is meant for that page.
	const waiting = [];
	let coming = 0;

	let begun = false;

	const busy = () => coming > 0 || !begun;

	// where several of a kind stand on a page, a key is for the one she is at, or whose words are marked
	let one = null;

	document.addEventListener("focusin", (event) => {
		one = event.target.closest?.("[data-one]") ?? one;
	});

	const near = () => [marked?.message, one].filter((place) => place?.isConnected).concat(document.querySelector("[data-open]") ?? [], document.body);

	// in a list of rows it is the marked one that a key is meant for
	const meant = (key) => document.querySelector(`[data-row][aria-current] [data-deed~="${CSS.escape(key)}"]`)
		?? near().map((place) => place.querySelector(`[data-key="${CSS.escape(key)}"]`)).find(Boolean);

	const pass = (key) => {
		const ones = (key === "j" || key === "k") ? [...document.querySelectorAll("[data-one]")] : [];
		const next = ones[ones.indexOf(near().find((place) => place.matches("[data-one]"))) + (key === "j" ? 1 : -1)];
		next?.focus({ preventScroll: true });
		next?.scrollIntoView({ block: "start" });
		return ones.length > 0;
	};

	const mark = (row) => {
		document.querySelectorAll("[data-row][aria-current]").forEach((old) => old.removeAttribute("aria-current"));
		row.setAttribute("aria-current", "true");
		// going back, or loading the page again, finds the mark where it was
		document.querySelectorAll("a[data-at]").forEach((link) => {
			const to = new URLSearchParams(link.search);
			to.set("at", row.id);
			link.search = to;
			history.replaceState(history.state, "", link.search);
			shown = here();
		});
	};

	const move = (key) => {
		const rows = (key === "j" || key === "k") ? [...document.querySelectorAll("[data-row]")] : [];
		if (pass(key)) {
			return true;
		}
		const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
		const row = rows[at + (key === "j" ? 1 : -1)] ?? rows[at];
		if (!row) {
			return false;
		}
		row.querySelector("a").focus({ preventScroll: true });
		row.scrollIntoView({ block: "nearest" });
		return true;
	};

	document.addEventListener("focusin", (event) => {
		const row = event.target.closest?.("[data-row]:not([aria-current])");
		if (row) {
			mark(row);
		}
	});

	// a thumb marks a row by what stands before it
	document.addEventListener("click", (event) => {
		const row = event.target.closest?.("[data-row] > .plate, [data-row] > .mark")?.parentElement;
		if (row) {
			mark(row);
		}
	});

	const press = (key) => {
		remember();
		const target = meant(key);
		if (!target) {
			return false;
		}
		if (target.matches("input, textarea")) {
			target.focus();
		}
		else {
			target.click();
			const field = target.matches("summary") && target.parentElement.querySelector("[data-insert], input:not([type=hidden]), textarea, select");
			if (field) {
				field.focus();
			}
		}
		return true;
	};

	// after g, the next key says where to
	const act = (key) => performance.now() - going < 1500 ? go(key) || move(key) || press(key) : move(key) || press(key) || go(key);

	const catchUp = () => {
		while (waiting.length > 0 && !busy()) {
			const key = waiting.shift();
			const field = document.activeElement;
			if (!typing(field)) {
				act(key);
			}
			else if (key.length === 1 && field.setRangeText) {
				field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
				field.dispatchEvent(new Event("input", { bubbles: true }));
			}
		}
	};

	// g, and then where to
	let going = -Infinity;

	const go = (key) => {
		const there = performance.now() - going < 1500 && document.querySelector(`[data-go="${CSS.escape(key)}"]`);
		going = (key === "g") ? performance.now() : -Infinity;
		if (there) {
			there.click();
		}
		return Boolean(there) || key === "g";
	};

	// what the finder found, by arrow keys
	const walk = (event) => {
		const finder = event.target.closest?.(".finder");
		const links = [...document.querySelectorAll("#found-now a")];
		if (!finder || links.length === 0) {
			return false;
		}
		const at = links.indexOf(document.activeElement);
		if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			(links[at + (event.key === "ArrowDown" ? 1 : -1)] ?? finder.querySelector("input")).focus();
			return true;
		}
		if (event.key === "Enter" && at < 0 && finder.querySelector("input").value) {
			links[0].click();
			return true;
		}
		return false;
	};

	// the squares, by arrow keys: to the nearest one in that direction, wherever the layout has put it
	const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

	const wander = (event) => {
		const direction = directions[event.key];
		const squares = direction && document.getElementById("squares");
		const from = document.activeElement.closest?.("#squares a");
		if (!squares || typing(event.target) || (!from && direction[0] === 0)) {
			return false;
		}
		const all = [...squares.querySelectorAll("a")];
		let best = from ? null : all[0];
		if (from) {
			const here = from.getBoundingClientRect();
			let least = Infinity;
			for (const one of all) {
				const there = one.getBoundingClientRect();
				const x = there.left - here.left;
				const y = there.top - here.top;
				const along = x * direction[0] + y * direction[1];
				const aside = Math.abs(x * direction[1] + y * direction[0]);
				if (along > 1 && along + aside * 8 < least) {
					least = along + aside * 8;
					best = one;
				}
			}
		}
		if (best) {
			from?.setAttribute("tabindex", "-1");
			best.removeAttribute("tabindex");
			best.focus();
		}
		return true;
	};

	// one stop for the tab key; the arrows do the rest
	document.addEventListener("focusin", (event) => {
		const squares = event.target.closest?.("#squares:not([data-one-stop])");
		if (squares) {
			squares.dataset.oneStop = "yes";
			squares.querySelectorAll("a").forEach((square) => square !== event.target && square.setAttribute("tabindex", "-1"));
		}
	});

	// who stands behind a square, when the pointer or the keyboard rests on it
	let resting = 0;

	const rest = (event) => {
		clearTimeout(resting);
		const square = event.target.closest?.("#squares a");
		if (document.getElementById("card") && !event.target.closest?.("#card")) {
			document.getElementById("card").remove();
		}
		if (!square || matchMedia("(hover: none)").matches) {
			return;
		}
		resting = setTimeout(async () => {
			const answer = await fetch(`${square.pathname}/card`).catch(() => null);
			if (!answer?.ok || !square.isConnected || !(square.matches(":hover") || square === document.activeElement)) {
				return;
			}
			const card = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("card");
			if (card && !document.getElementById("card")) {
				document.querySelector("main").append(card);
				const at = square.getBoundingClientRect();
				const beside = at.right + 10 + card.offsetWidth < innerWidth ? at.right + 10 : at.left - 10 - card.offsetWidth;
				card.style.left = `${Math.max(8, beside)}px`;
				card.style.top = `${Math.max(8, Math.min(at.top - 20, innerHeight - card.offsetHeight - 8))}px`;
			}
		}, 350);
	};

	["pointerover", "focusin"].forEach((name) => document.addEventListener(name, rest));

	const close = () => document.getElementById("found-now")?.replaceChildren();

	document.addEventListener("click", (event) => {
		if (!event.target.closest?.(".finder")) {
			close();
		}
	});

	document.addEventListener("keydown", (event) => {
		if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && document.querySelector(".finder")) {
			event.preventDefault();
			document.querySelector(".finder input").select();
			return;
		}
		if (walk(event) || (!event.ctrlKey && !event.metaKey && !event.altKey && wander(event))) {
			event.preventDefault();
			return;
		}
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
			const send = event.target.form.querySelector("[data-send]");
			if (send) {
				event.preventDefault();
				send.click();
			}
			return;
		}
		// who is chosen from a list is meant; while the list is open, the browser takes the choice first
		if (event.key === "Enter" && event.target.matches?.("details.pop .panel select")
				&& !(CSS.supports("selector(:open)") && event.target.matches(":open"))) {
			event.preventDefault();
			event.target.form.querySelector("button[type=submit]").click();
			return;
		}
		// the saved answers, by arrow keys
		if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.matches?.("[data-insert]")) {
			const inserts = [...event.target.closest("ul").querySelectorAll("[data-insert]")];
			inserts[inserts.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
			event.preventDefault();
			return;
		}
		// a reason is typed for all that are picked out
		if (event.key === "Enter" && event.target.matches?.("#chosen .panel input")) {
			event.preventDefault();
			event.target.closest(".panel").querySelector("button").click();
			return;
		}
		if (event.key === "Escape") {
			const open = document.querySelectorAll("details.pop[open], details.mine[open]");
			open.forEach((one) => one.removeAttribute("open"));
			close();
			const card = document.getElementById("card");
			card?.remove();
			if (open.length === 0 && !card && (!typing(event.target) || event.target.closest("form.edit")) && press("Escape")) {
				event.preventDefault();
			}
			else if (typing(event.target)) {
				event.target.blur();
			}
			return;
		}
		if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)
				|| document.querySelector("main[data-keys=off]")) {
			return;
		}
		if (busy() && event.key.length === 1) {
			event.preventDefault();
			waiting.push(event.key);
		}
		else if (event.key === "Enter" && event.target.closest("a, button, summary")) {
			return;
		}
		else if (act(event.key)) {
			event.preventDefault();
		}
	});

	// one press, one deed: the server holds to that too, by the request's own key
	document.addEventListener("submit", (event) => {
		if (event.target.dataset.sent) {
			event.preventDefault();
			event.stopImmediatePropagation();
			return;
		}
		event.target.dataset.sent = "yes";
		const elsewhere = event.submitter?.getAttribute("formaction");
		if (event.target.dataset.autosave && (!elsewhere || elsewhere.startsWith(event.target.dataset.autosave))) {
			saverOf(event.target).pause();
		}
	}, true);

	const again = () => {
		document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
		writing().forEach((saver) => saver.goOn());
	};

	window.addEventListener("pageshow", again);

	// ------------------------------------------------------------------ what is being written
	// form[data-autosave] is posted there a moment after the typing stops, and when the page is left: one request at a
	// time, and the last text wins. What could not be saved stays in the box and, for this tab, in its storage.
	const opened = Date.now().toString(36) + Math.random().toString(36).slice(2);
	const savers = new WeakMap();
	let savings = 0;

	const saverOf = (form) => {
		if (!savers.has(form)) {
			savers.set(form, newSaver(form));
		}
		return savers.get(form);
	};

	const writing = () => [...document.querySelectorAll("form[data-autosave]")].map(saverOf);

	const newSaver = (form) => {
		const shown = form.querySelector("[data-saved]");
		const place = `typed ${form.dataset.autosave}`;
		const fields = () => [...form.elements].filter((field) => field.name && field.matches("textarea, input[type=text], input:not([type])"));
		let timer = 0;
		let since = 0;
		let at = 0;
		let running = 0;
		let dirty = false;
		let failed = false;
		let paused = false;
		let refused = "";
		let signedOut = false;

		const tell = () => {
			if (!shown) {
				return;
			}
			const seconds = Math.round((Date.now() - at) / 1000);
			const words = shown.dataset;
			const now = refused || (failed ? (signedOut ? words.out : words.failed) : at === 0 ? shown.textContent : seconds < 1 ? words.just
				: seconds < 60 ? words.ago.replace("{0}", seconds) : words.longer.replace("{0}", Math.floor(seconds / 60)));
			if (shown.textContent !== now) {
				shown.textContent = now;
				shown.classList.toggle("trouble", failed || refused !== "");
			}
		};

		// done: the desk has it, but the page that is on its way may have been made before
		const keep = (done) => {
			try {
				sessionStorage.setItem(place, JSON.stringify({ at: Date.now(), done, request: form.elements.request?.value, words: Object.fromEntries(fields().map((field) => [field.name, field.value])) }));
			}
			catch {
				// a browser that keeps nothing: the box still has it
			}
		};

		const forget = () => {
			try {
				sessionStorage.removeItem(place);
			}
			catch {
				// nothing was kept
			}
		};

		// what the desk says to it; a box that is ticked in it stays as it is
		let hinted = form.querySelector("[data-hint]")?.textContent.trim();
		const hint = (page) => {
			const place = form.querySelector("[data-hint]");
			const body = new DOMParser().parseFromString(page, "text/html").body;
			if (place && body.textContent.trim() !== hinted) {
				hinted = body.textContent.trim();
				place.replaceChildren(...body.childNodes);
			}
		};

		const soon = (wait) => {
			clearTimeout(timer);
			timer = setTimeout(save, wait);
		};

		const save = async (leaving) => {
			clearTimeout(timer);
			if (!dirty || paused || refused || (running > 0 && !leaving)) {
				return;
			}
			dirty = false;
			running++;
			const body = new URLSearchParams(new FormData(form));
			body.set("page", opened);
			body.set("nth", ++savings);
			if (leaving) {
				keep(false);
			}
			try {
				const answer = await fetch(form.dataset.autosave, {
					method: "POST", body, redirect: "manual", keepalive: leaving === true && body.toString().length < 60_000,
					signal: AbortSignal.timeout(15_000)
				});
				if (answer.status === 409) {
					refused = await answer.text();
				}
				else if (!answer.ok) {
					signedOut = answer.status === 401 || answer.status === 403;
					throw new Error(answer.status);
				}
				else if (answer.status === 200) {
					hint(await answer.text());
				}
				at = Date.now();
				failed = false;
				signedOut = false;
				if (!dirty) {
					leaving === true ? keep(true) : forget();
				}
			}
			catch {
				if (!failed && form.isConnected && shown) {
					say(signedOut ? shown.dataset.out : shown.dataset.failed, false);
				}
				failed = true;
				dirty = true;
				keep(false);
			}
			running--;
			tell();
			if (dirty && form.isConnected) {
				soon(failed ? 4000 : 800);
			}
		};

		return {
			typed() {
				if (!dirty) {
					since = Date.now();
				}
				dirty = true;
				soon(Math.max(0, Math.min(800, since + 3000 - Date.now())));
			},
			leave() {
				save(true);
			},
			// it is being sent, with all that is in it
			pause() {
				paused = true;
				clearTimeout(timer);
			},
			goOn() {
				paused = false;
				if (dirty) {
					soon(800);
				}
			},
			takeUp() {
				let kept = null;
				try {
					kept = JSON.parse(sessionStorage.getItem(place));
				}
				catch {
					// nothing was kept
				}
				if (kept?.done && Date.now() - kept.at > 15_000) {
					kept = null;
				}
				for (const field of kept ? fields() : []) {
					if (field.name in kept.words && field.value !== kept.words[field.name]) {
						field.value = kept.words[field.name];
						dirty = true;
					}
				}
				if (dirty && kept.request && form.elements.request) {
					// what may have been sent under that key is not sent again under another
					form.elements.request.value = kept.request;
				}
				if (!dirty) {
					forget();
				}
				else if (!kept.done) {
					shown?.replaceChildren(shown.dataset.back);
				}
				if (dirty) {
					soon(0);
				}
			},
			sent() {
				if (paused) {
					forget();
				}
			},
			// it was not sent, and the page is asked for anew: what is in it is there then
			stay() {
				keep(false);
				failed = false;
				dirty = false;
			},
			tell, unsafe: () => dirty && (failed || new URLSearchParams(new FormData(form)).toString().length > 60_000)
		};
	};

	document.addEventListener("input", (event) => {
		const form = event.target.closest?.("form[data-autosave]");
		if (form) {
			saverOf(form).typed();
		}
	});

	document.addEventListener("visibilitychange", () => {
		if (document.hidden) {
			writing().forEach((saver) => saver.leave());
		}
		else {
			document.querySelectorAll("[data-here]").forEach((here) => here.dispatchEvent(new Event("here")));
		}
	});

	window.addEventListener("pagehide", () => writing().forEach((saver) => saver.leave()));

	window.addEventListener("beforeunload", (event) => {
		if (writing().some((saver) => saver.unsafe())) {
			event.preventDefault();
		}
	});

	setInterval(() => writing().forEach((saver) => saver.tell()), 1000);

	// who has the page in the background is not there
	document.addEventListener("htmx:beforeRequest", (event) => {
		if (document.hidden && event.target.matches?.("[data-here]")) {
			event.preventDefault();
		}
	});

	// a saved answer, to where the cursor is
	document.addEventListener("click", (event) => {
		const insert = event.target.closest?.("[data-insert]");
		const box = insert?.form?.querySelector("textarea[name=text]");
		if (box) {
			event.preventDefault();
			insert.closest("details").removeAttribute("open");
			box.focus();
			box.setRangeText(insert.dataset.insert, box.selectionStart, box.selectionEnd, "end");
			box.dispatchEvent(new Event("input", { bubbles: true }));
		}
	});

	// ------------------------------------------------------------------ what is marked
	// words of theirs, for the field that takes them
	let marked = null;

	const remember = () => {
		const selection = document.getSelection();
		const text = selection.isCollapsed ? null : selection.anchorNode?.parentElement?.closest("[data-words] .text");
		if (text?.contains(selection.focusNode)) {
			marked = { message: text.closest("[data-words]"), words: selection.toString() };
		}
	};

	document.addEventListener("selectionchange", remember);

	document.addEventListener("toggle", (event) => {
		const field = event.target.open && event.target.matches?.("[data-quotes]") && event.target.querySelector("textarea");
		if (field && !field.value && marked?.message.contains(field)) {
			field.value = marked.words.trim();
			event.target.querySelector("input[name=label]").focus();
		}
	}, true);

	// a box that opens is in sight whole, not only its first field
	document.addEventListener("toggle", (event) => {
		if (event.target.open && event.target.matches?.("details.pop.down")) {
			event.target.querySelector(".panel")?.scrollIntoView({ block: "nearest" });
		}
	}, true);

	// ------------------------------------------------------------------ pages
	// The next page comes into this one, so that nothing flickers and the keyboard stays ours. What a link or a form leads
	// to is fetched whole, the same page that a browser without this file shows; data-whole leaves it to the browser.
	let latest = 0;
	let asked = null;

	// heard by a screen reader; seen by everybody when it is trouble
	const say = (words, trouble) => {
		const now = document.getElementById("said-now");
		if (now) {
			now.textContent = words;
			now.className = trouble ? "message" : "vh";
		}
	};

	const here = () => location.pathname + location.search;

	// after an upgrade the page wants another style and another script: then it is loaded as it is
	const sameDesk = (next) => ["link[rel=stylesheet]", "script[src]"].every((what) =>
		document.querySelector(what)?.outerHTML === next.querySelector(what)?.outerHTML);

	const show = (next, same) => {
		// an emptied page forgets how far it was scrolled
		const depth = same ? scrollY : 0;
		document.title = next.title;
		// what stays is heard as it changes, or is the same on each page
		document.querySelectorAll("body > :not([data-stays])").forEach((old) => old.remove());
		document.body.append(...[...next.body.children].filter((one) => !one.matches("[data-stays]")));
		for (const { name } of [...document.body.attributes]) {
			document.body.removeAttribute(name);
		}
		for (const { name, value } of next.body.attributes) {
			document.body.setAttribute(name, value);
		}
		scrollTo(0, depth);
		settle();
		const aim = location.hash.length > 1 && document.getElementById(location.hash.slice(1))?.querySelector("textarea");
		const start = document.querySelector("[autofocus]") || aim || document.querySelector(document.querySelector(".skip")?.hash || "main");
		start?.focus({ preventScroll: true });
		say(document.querySelector(".said span, .message[role=alert] span")?.textContent ?? "", false);
		document.dispatchEvent(new Event("desk:turned"));
		after(() => window.htmx?.process(document.body));
	};

	// data-place: a part of the page is exchanged alone, where it lies, and the address stays
	const showIn = (place, next) => {
		const part = next.getElementById(place);
		const old = document.getElementById(place);
		if (!part || !old) {
			return false;
		}
		old.replaceWith(document.adoptNode(part));
		writing().forEach((saver) => saver.takeUp());
		(part.querySelector("[autofocus]") ?? part).focus({ preventScroll: true });
		document.dispatchEvent(new Event("desk:turned"));
		after(() => window.htmx?.process(part));
		return true;
	};

	// in the first task after the next frame was drawn
	const after = (deed) => requestAnimationFrame(() => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = deed;
		port2.postMessage(0);
	});

	const turn = async (address, { body, form, place, push = true, scroll } = {}) => {
		const mine = ++latest;
		writing().forEach((saver) => saver.leave());
		if (!asked?.posts) {
			asked?.abort();
		}
		const control = new AbortController();
		control.posts = body !== undefined;
		asked = control;
		const late = setTimeout(() => control.abort(), 30_000);
		coming++;
		document.documentElement.setAttribute("aria-busy", "true");
		try {
			const answer = await fetch(address, { method: control.posts ? "POST" : "GET", body, signal: control.signal, headers: { Accept: "text/html" } });
			const page = answer.headers.get("Content-Type")?.startsWith("text/html") ? await answer.text() : null;
			if (mine !== latest) {
				return;
			}
			if (form?.dataset.autosave && !answer.ok) {
				if (answer.status === 401 || answer.status === 403) {
					// nobody is signed in here any more, or somebody anew: the page leads to the door, and the words back into it
					saverOf(form).stay();
					location.assign(here());
				}
				else {
					say(document.getElementById("said-now")?.dataset.silent ?? "", true);
				}
				return;
			}
			const next = page && new DOMParser().parseFromString(page, "text/html");
			if (!next || !sameDesk(next)) {
				location.assign(answer.redirected || !control.posts ? answer.url : here());
				return;
			}
			if (form?.dataset.autosave) {
				saverOf(form).sent();
			}
			if (place && showIn(place, next)) {
				return;
			}
			const url = new URL(answer.url);
			const same = url.pathname === location.pathname;
			if (push && (!control.posts || answer.redirected)) {
				history.replaceState({ scroll: scrollY }, "");
				const to = url.pathname + url.search + (answer.redirected ? "" : new URL(address, location).hash);
				history[to === here() ? "replaceState" : "pushState"]({}, "", to);
			}
			show(next, same);
			if (scroll !== undefined) {
				scrollTo(0, scroll);
			}
			else if (location.hash) {
				document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "nearest" });
			}
		}
		catch (problem) {
			if (mine === latest) {
				// they were meant for the page that does not come
				waiting.length = 0;
				say(document.getElementById("said-now")?.dataset.silent ?? "", true);
			}
		}
		finally {
			clearTimeout(late);
			coming--;
			if (coming === 0) {
				document.documentElement.removeAttribute("aria-busy");
			}
			again();
			catchUp();
		}
	};

	const turns = (element) => document.body.dataset.turns !== undefined && !element.closest("[data-whole]");

	document.addEventListener("click", (event) => {
		const link = event.target.closest?.("a[href]");
		if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
				|| link.target || link.hasAttribute("download") || link.origin !== location.origin || !turns(link)
				|| (link.hash && link.pathname + link.search === here())) {
			return;
		}
		event.preventDefault();
		if (link.dataset.then) {
			// the key that is meant for the page it leads to
			waiting.unshift(link.dataset.then);
		}
		turn(link.href, { place: link.dataset.place });
	});

	document.addEventListener("submit", (event) => {
		const form = event.target;
		const from = event.submitter;
		if (event.defaultPrevented || form.enctype === "multipart/form-data" || !turns(form)) {
			return;
		}
		event.preventDefault();
		const fields = new URLSearchParams(new FormData(form, from));
		const address = new URL(from?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location);
		if (form.getAttribute("method") === "post") {
			turn(address.href, { body: fields, form, place: from?.dataset.place });
		}
		else {
			address.search = fields;
			turn(address.href);
		}
	});

	history.scrollRestoration = "manual";

	let shown = here();

	window.addEventListener("popstate", (event) => {
		if (document.body.dataset.turns === undefined) {
			location.reload();
		}
		else if (here() !== shown) {
			turn(location.href, { push: false, scroll: event.state?.scroll ?? 0 });
		}
	});

	const settle = () => {
		// the strip of keys is of use only where this file runs
		document.querySelectorAll(".keys[hidden]").forEach((strip) => strip.removeAttribute("hidden"));
		document.querySelectorAll("[data-press]").forEach((button) => {
			const key = CSS.escape(button.dataset.press);
			if (!document.querySelector(`[data-key="${key}"], [data-deed~="${key}"]${key === "j" || key === "k" ? ", [data-row], [data-one]" : ""}`)) {
				button.closest("li").remove();
				return;
			}
			button.addEventListener("click", () => move(button.dataset.press) || press(button.dataset.press));
		});

		writing().forEach((saver) => saver.takeUp());

		// what is open is in sight, in its queue and among the places
		const place = document.querySelector(".places [aria-current]");
		if (place) {
			// sideways only: the page itself stays where it is
			const within = place.parentElement.getBoundingClientRect();
			const at = place.getBoundingClientRect();
			place.parentElement.scrollLeft += at.left + at.width / 2 - within.left - within.width / 2;
		}
		document.querySelector(".queue .row[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
		document.querySelector("[data-row][aria-current]:has([autofocus])")?.scrollIntoView({ block: "nearest" });
		shown = here();
	};

	ready(() => {
		settle();
		// when htmx has looked at the page, too
		setTimeout(() => {
			begun = true;
			catchUp();
		});
	});
})();
