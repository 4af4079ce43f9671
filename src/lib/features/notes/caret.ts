import type { DecorationAttrs } from '@tiptap/pm/view';
import { presenceHue } from '../board/presence-hue.ts';

/** As the server describes whoever has a connection; what a client says of itself never gets here. */
function describe(user: Record<string, unknown>): { name: string; hue: string } {
	return { name: typeof user.name === 'string' ? user.name : '', hue: presenceHue(typeof user.id === 'string' ? user.id : '') };
}

/** Somebody else's caret, with the name beside it. */
export function caret(user: Record<string, unknown>): HTMLElement {
	const { name, hue } = describe(user);
	const mark = document.createElement('span');
	mark.className = 'caret';
	mark.style.setProperty('--presence', hue);
	const tag = document.createElement('span');
	tag.className = 'tag';
	tag.textContent = name;
	mark.append(tag);
	return mark;
}

/** What somebody else has selected. */
export function selection(user: Record<string, unknown>): DecorationAttrs {
	return { class: 'selected', style: `--presence: ${describe(user).hue}` };
}
