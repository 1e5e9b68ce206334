@echo off
rem Lets people on Windows type "run site", and shows the help on a double click.
py -3 "%~dp0run" %*
set code=%errorlevel%
if "%~1"=="" pause
exit /b %code%
