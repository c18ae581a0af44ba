#!/usr/bin/env node
'use strict'
// Committed by hand: npm links a workspace's bin only when its target exists at install, before any build.
void require('../dist/src/main.js').main(process.argv.slice(2)).then((code) => { process.exitCode = code })
