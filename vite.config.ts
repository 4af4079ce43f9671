import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** A part that this many of the pages and their later parts share comes in one file: dozens of small ones cost a phone more than they weigh. */
const SHARED_BY = 16;

export default defineConfig(({ isSsrBuild }) => ({
	build: isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'common', minShareCount: SHARED_BY }] } } } },
	plugins: [
		tailwindcss(),
		paraglideVitePlugin({
			project: './src/lib/messages/project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale']
		}),
		sveltekit()
	]
}));
