; The installer for Windows, for Inno Setup 6.4 or newer. On Windows, after `py packaging\opzetten.py bouw`:
;   iscc /DVersie=0.1.0 /DGebouwd=..\..\.bouw\wijdesk packaging\windows\wijdesk.iss
; It never touches a store: those are in the folders of people. It refuses to put an older program over a newer one.

#ifndef Versie
  #error Zeg de versie: /DVersie=0.1.0
#endif
#ifndef Gebouwd
  #define Gebouwd "..\..\.bouw\wijdesk"
#endif
#define Sleutel "{6C2B2C0E-7A7E-4B1B-9F0C-3D5A1F0E8B21}"

[Setup]
AppId={{#Sleutel}
AppName=wijdesk
AppVersion={#Versie}
AppPublisher=wijdesk
DefaultDirName={autopf}\wijdesk
DefaultGroupName=wijdesk
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\.bouw
OutputBaseFilename=wijdesk-{#Versie}-windows
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no
SetupIconFile={#Gebouwd}\..\wijdesk.ico
UninstallDisplayIcon={app}\wijdesk.exe

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
nl.Nieuwer=Op deze computer staat een nieuwere versie van wijdesk (%1).%nEen oudere versie kan de gegevens daarvan niet lezen. Er is niets veranderd.
en.Nieuwer=This computer has a newer version of wijdesk (%1).%nAn older version cannot read its data. Nothing was changed.
nl.Rechten=De rechten van %1 zijn niet gezet: iedereen kan daar instellingen voor de hele computer neerzetten.%nZet ze zelf: gewone gebruikers mogen er alleen lezen.
en.Rechten=The rights of %1 were not set: anybody can put settings for the whole computer there.%nSet them yourself: ordinary users may only read there.
nl.LagEr=In %1 staat al een beleid.json. Kijk na of dat bestand van uw organisatie is.%nVanaf nu kan alleen een beheerder het wijzigen.
en.LagEr=There already is a beleid.json in %1. Check that this file is from your organisation.%nFrom now on only an administrator can change it.

[InstallDelete]
; What an older program left behind in its own folder, so that no file of two versions stands beside each other.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Gebouwd}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion
Source: "..\linux\beleid.voorbeeld.json"; DestDir: "{app}\voorbeelden"; DestName: "beleid.json"; Flags: ignoreversion

[Dirs]
; Where the organisation puts beleid.json; it stays when the program goes. Its rights: SluitMapAf, below.
Name: "{commonappdata}\wijdesk"; Flags: uninsneveruninstall

[Icons]
Name: "{group}\wijdesk"; Filename: "{app}\wijdesk.exe"
Name: "{autodesktop}\wijdesk"; Filename: "{app}\wijdesk.exe"

[Run]
Filename: "{app}\wijdesk.exe"; Description: "{cm:LaunchProgram,wijdesk}"; Flags: nowait postinstall skipifsilent

[Code]
const
  IsKoppeling = $400;
  IsErNiet = $FFFFFFFF;

function GetFileAttributes(Naam: String): Cardinal;
external 'GetFileAttributesW@kernel32.dll stdcall';

function EerderHier(var Staat: String): Boolean;
begin
  Result := RegQueryStringValue(HKLM, 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{#Sleutel}_is1',
    'DisplayVersion', Staat);
end;

function Icacls(Pad, Wat: String): Boolean;
var
  Uitkomst: Integer;
begin
  Result := Exec(ExpandConstant('{sys}\icacls.exe'), '"' + Pad + '" ' + Wat + ' /Q', '', SW_HIDE,
    ewWaitUntilTerminated, Uitkomst) and (Uitkomst = 0);
end;

// By itself everybody may make files in a folder of ProgramData, and whoever made the folder owns it. Here only SYSTEM
// (18) and administrators (544) write, and users (545) read. What somebody laid there before is the administrator's too.
procedure SluitMapAf(Map: String);
var
  Kenmerk: Cardinal;
  Bestand, Staat: String;
  Lag, Gelukt: Boolean;
begin
  Bestand := Map + '\beleid.json';
  Kenmerk := GetFileAttributes(Map);
  if (Kenmerk <> IsErNiet) and (Kenmerk and IsKoppeling <> 0) then
    RemoveDir(Map); // a folder elsewhere by this name: its rights are not ours to change
  ForceDirectories(Map);
  Gelukt := Icacls(Map, '/setowner *S-1-5-32-544') and Icacls(Map, '/reset') and
    Icacls(Map, '/inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX');
  Lag := FileExists(Bestand);
  if Lag then
    Gelukt := Icacls(Bestand, '/setowner *S-1-5-32-544 /L') and Icacls(Bestand, '/reset /L') and Gelukt;
  if not Gelukt then
    SuppressibleMsgBox(FmtMessage(CustomMessage('Rechten'), [Map]), mbError, MB_OK, IDOK);
  if Lag and not EerderHier(Staat) then
    SuppressibleMsgBox(FmtMessage(CustomMessage('LagEr'), [Map]), mbInformation, MB_OK, IDOK);
end;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if CurStep = ssInstall then
    SluitMapAf(ExpandConstant('{commonappdata}\wijdesk'));
end;

function InitializeSetup(): Boolean;
var
  Staat: String;
  Hier, Nieuw: Int64;
begin
  Result := True;
  if EerderHier(Staat) then
    if StrToVersion(Staat, Hier) and StrToVersion('{#Versie}', Nieuw) then
      if ComparePackedVersion(Nieuw, Hier) < 0 then
      begin
        SuppressibleMsgBox(FmtMessage(CustomMessage('Nieuwer'), [Staat]), mbError, MB_OK, IDOK);
        Result := False;
      end;
end;
