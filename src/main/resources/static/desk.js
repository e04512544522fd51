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

	const press = (key) => {
		const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
		if (!target) {
			return false;
		}
		if (target.matches("input, textarea")) {
			target.focus();
		}
		else {
			target.click();
			const field = target.matches("summary") && target.parentElement.querySelector("input:not([type=hidden]), textarea");
			if (field) {
				field.focus();
			}
		}
		return true;
	};

	// after g, the next key says where to
	const act = (key) => performance.now() - going < 1500 ? go(key) || press(key) : press(key) || go(key);

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
			if (open.length === 0 && (!typing(event.target) || event.target.closest("form.edit")) && press("Escape")) {
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
		if (event.target.dataset.autosave) {
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
		const place = `typed ${form.dataset.autosave} ${form.elements.request?.value ?? ""}`;
		const fields = () => [...form.elements].filter((field) => field.name && field.matches("textarea, input[type=text], input:not([type])"));
		let timer = 0;
		let since = 0;
		let at = 0;
		let running = 0;
		let dirty = false;
		let failed = false;
		let paused = false;
		let refused = "";

		const tell = () => {
			if (!shown) {
				return;
			}
			const seconds = Math.round((Date.now() - at) / 1000);
			const words = shown.dataset;
			const now = refused || (failed ? words.failed : at === 0 ? shown.textContent : seconds < 1 ? words.just
				: seconds < 60 ? words.ago.replace("{0}", seconds) : words.longer.replace("{0}", Math.floor(seconds / 60)));
			if (shown.textContent !== now) {
				shown.textContent = now;
				shown.classList.toggle("trouble", failed || refused !== "");
			}
		};

		const keep = () => {
			try {
				sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(fields().map((field) => [field.name, field.value]))));
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
				keep();
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
					throw new Error(answer.status);
				}
				at = Date.now();
				failed = false;
				if (!dirty) {
					forget();
				}
			}
			catch {
				if (!failed && form.isConnected && shown) {
					say(shown.dataset.failed, false);
				}
				failed = true;
				dirty = true;
				keep();
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
				for (const field of kept ? fields() : []) {
					if (field.name in kept && field.value !== kept[field.name]) {
						field.value = kept[field.name];
						dirty = true;
					}
				}
				if (dirty) {
					shown?.replaceChildren(shown.dataset.back);
					soon(0);
				}
			},
			forget, tell, unsafe: () => dirty && (failed || new URLSearchParams(new FormData(form)).toString().length > 60_000)
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

	// ------------------------------------------------------------------ pages
	// The next page comes into this one (htmx), so that nothing flickers and the keyboard stays ours.
	// A letter is exchanged on its sheet alone, where it lies.
	const ours = (event) => event.detail.boosted || event.detail.target?.id === "letter";

	document.addEventListener("htmx:beforeRequest", (event) => {
		// who has the page in the background is not there
		if (document.hidden && event.target.matches?.("[data-here]")) {
			event.preventDefault();
		}
		if (ours(event)) {
			writing().forEach((saver) => saver.leave());
			coming++;
			document.documentElement.setAttribute("aria-busy", "true");
		}
	});

	document.addEventListener("htmx:beforeSwap", (event) => {
		if (event.detail.boosted) {
			const body = /<body(?: class="([^"]*)")?/.exec(event.detail.xhr.responseText);
			document.body.className = body?.[1] ?? "";
			const sent = event.detail.requestConfig?.elt?.closest?.("form[data-autosave]");
			if (sent) {
				saverOf(sent).forget();
			}
		}
	});

	// heard by a screen reader; seen by everybody when it is trouble
	const say = (words, trouble) => {
		const now = document.getElementById("said-now");
		if (now) {
			now.textContent = words;
			now.className = trouble ? "message" : "vh";
		}
	};

	const arrived = (event) => {
		if (ours(event)) {
			coming = Math.max(0, coming - 1);
			if (coming === 0) {
				document.documentElement.removeAttribute("aria-busy");
			}
			again();
			catchUp();
		}
	};

	document.addEventListener("htmx:afterSettle", (event) => {
		if (ours(event)) {
			if (event.detail.boosted) {
				settle();
			}
			else {
				writing().forEach((saver) => saver.takeUp());
			}
			const start = document.querySelector("[autofocus]") ?? document.querySelector(document.querySelector(".skip")?.hash || "main");
			start?.focus({ preventScroll: true });
			const said = document.querySelector(".said span, .message[role=alert] span");
			say(said?.textContent ?? "", false);
			arrived(event);
		}
	});

	["htmx:sendError", "htmx:swapError", "htmx:timeout", "htmx:sendAbort"].forEach((name) => document.addEventListener(name, (event) => {
		arrived(event);
		if (ours(event) && name !== "htmx:sendAbort") {
			say("The desk does not answer. What you pressed last may not have been done: try it once more.", true);
		}
	}));

	const settle = () => {
		// the strip of keys is of use only where this file runs
		document.querySelectorAll(".keys[hidden]").forEach((strip) => strip.removeAttribute("hidden"));
		document.querySelectorAll("[data-press]").forEach((button) => {
			if (!document.querySelector(`[data-key="${CSS.escape(button.dataset.press)}"]`)) {
				button.closest("li").remove();
				return;
			}
			button.addEventListener("click", () => press(button.dataset.press));
		});

		writing().forEach((saver) => saver.takeUp());

		// one stop for the tab key; the arrows do the rest
		[...document.querySelectorAll("#squares a")].slice(1).forEach((square) => square.setAttribute("tabindex", "-1"));

		// what is open is in sight, in its queue and among the places
		document.querySelector(".places [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
		document.querySelector(".queue .row[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
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
